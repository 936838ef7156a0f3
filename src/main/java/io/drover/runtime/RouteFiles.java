package io.drover.runtime;

import io.drover.lint.RouteSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The route files of a folder. */
public final class RouteFiles {
    /** How a route file's name ends. */
    public static final String SUFFIX = ".camel.yaml";

    private RouteFiles() {}

    /** All of them, sorted by name. @throws ConfigurationException when there is none, or no such folder */
    public static List<Path> in(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new ConfigurationException("the routes folder " + folder + " is missing; it comes with Drover");
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> found = files.filter(RouteFiles::isRoute).sorted().toList();
            if (found.isEmpty()) {
                throw new ConfigurationException("the routes folder " + folder + " holds no *" + SUFFIX + " file");
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether a file is one by its name: editors keep theirs under names that begin with a dot or #. */
    public static boolean isRoute(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(SUFFIX) && !name.startsWith(".") && !name.startsWith("#");
    }

    /** Those of these routes. @throws ConfigurationException when one is missing, naming it */
    static List<RouteSource> named(Path folder, List<RouteSource> files, List<String> routes) {
        return routes.stream()
                .map(route -> folder.resolve(route + SUFFIX))
                .map(file -> files.stream()
                        .filter(source -> source.file().equals(file))
                        .findFirst()
                        .orElseThrow(() -> new ConfigurationException(
                                "the route " + file + " is missing; it comes with Drover and is needed here")))
                .toList();
    }

    /** Reads one of these, or any other text. @throws ConfigurationException when that cannot be done */
    public static RouteSource read(Path file) {
        try {
            return new RouteSource(file, Files.readString(file));
        } catch (IOException e) {
            throw new ConfigurationException(file + " is missing or cannot be read as UTF-8 text");
        }
    }

    static List<Placeholder> placeholders(RouteSource source) {
        return Placeholder.in(source.file(), source.lines());
    }
}

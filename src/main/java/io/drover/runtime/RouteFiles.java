package io.drover.runtime;

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

    /** All of them, sorted by name. @throws ConfigurationException when there is none */
    public static List<Path> in(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> found = files.filter(
                            file -> file.getFileName().toString().endsWith(SUFFIX))
                    .sorted()
                    .toList();
            if (found.isEmpty()) {
                throw new ConfigurationException("the routes folder " + folder + " holds no *" + SUFFIX + " file");
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The files of these routes. @throws ConfigurationException when one is missing, naming it */
    public static List<Path> named(Path folder, List<String> routes) {
        return routes.stream()
                .map(route -> {
                    Path file = folder.resolve(route + SUFFIX);
                    if (!Files.isReadable(file)) {
                        throw new ConfigurationException(
                                "the route " + file + " is missing; it comes with Drover and is needed here");
                    }
                    return file;
                })
                .toList();
    }

    static List<Placeholder> placeholders(Path file) {
        return Placeholder.in(file, lines(file));
    }

    static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new ConfigurationException(file + " is missing or cannot be read as UTF-8 text");
        }
    }
}

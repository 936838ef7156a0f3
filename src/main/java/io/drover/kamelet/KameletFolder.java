package io.drover.kamelet;

import io.drover.text.Spelling;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A folder of {@code *.kamelet.yaml}, which may be missing. What is in it is read when it is asked for. */
public final class KameletFolder {
    /** How a kamelet's file name ends. */
    public static final String SUFFIX = ".kamelet.yaml";

    private final Path folder;

    public KameletFolder(Path folder) {
        this.folder = folder;
    }

    /** All kamelets' files, sorted by name. */
    public List<Path> files() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(SUFFIX))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The kamelet of this name. @throws KameletException when there is none, or its file cannot be read */
    public Kamelet kamelet(String name) {
        Path file = folder.resolve(name + SUFFIX);
        if (!Files.isRegularFile(file)) {
            throw KameletException.ofUse(
                    name,
                    "there is no kamelet '" + name + "', that is no file " + file,
                    Spelling.nearest(name, names()).orElse(null));
        }
        return new KameletReader(file).read();
    }

    private List<String> names() {
        return files().stream()
                .map(file -> file.getFileName().toString())
                .map(name -> name.substring(0, name.length() - SUFFIX.length()))
                .toList();
    }
}

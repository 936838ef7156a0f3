package io.drover.kamelet;

import io.drover.text.Spelling;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A folder of {@code *.kamelet.yaml} as it was read: whatever becomes of its files, a kamelet stays what it is. */
public final class KameletFolder {
    /** How a kamelet's file name ends. */
    public static final String SUFFIX = ".kamelet.yaml";

    private final Path folder;
    private final Map<Path, String> texts;

    /** @param texts those of its files */
    public KameletFolder(Path folder, Map<Path, String> texts) {
        this.folder = folder;
        this.texts = Map.copyOf(texts);
    }

    /** The kamelets' files of a folder, which may be missing, sorted by name. */
    public static List<Path> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(KameletFolder::isKamelet).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether a file is one by its name: editors keep theirs under names that begin with a dot or #. */
    public static boolean isKamelet(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(SUFFIX) && !name.startsWith(".") && !name.startsWith("#");
    }

    /** The kamelet of this name. @throws KameletException when there is none, or its text is none of a kamelet */
    public Kamelet kamelet(String name) {
        Path file = file(name);
        String text = text(name);
        if (text == null) {
            throw KameletException.ofUse(
                    name,
                    "there is no kamelet '" + name + "', that is no file " + file,
                    Spelling.nearest(name, names()).orElse(null));
        }
        return new KameletReader(file, text).read();
    }

    Path file(String name) {
        return folder.resolve(name + SUFFIX);
    }

    @Nullable
    String text(String name) {
        return texts.get(file(name));
    }

    private List<String> names() {
        return texts.keySet().stream()
                .map(file -> file.getFileName().toString())
                .map(name -> name.substring(0, name.length() - SUFFIX.length()))
                .sorted()
                .toList();
    }
}

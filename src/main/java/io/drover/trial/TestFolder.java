package io.drover.trial;

import io.drover.trial.plan.GivenFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The folder of one test, where all its files are, and beside it what the test itself keeps. <code>{{test.folder}}</code>
 * stands for it in test files.
 */
final class TestFolder implements AutoCloseable {
    static final String PLACEHOLDER = "{{test.folder}}";

    private final Path root;
    private final Path files;

    private TestFolder(Path root) throws IOException {
        this.root = root;
        this.files = Files.createDirectory(root.resolve("files"));
    }

    static TestFolder make() throws IOException {
        return new TestFolder(Files.createTempDirectory("drover-test-").toRealPath());
    }

    /** Where the files of the test are. */
    Path files() {
        return files;
    }

    /** A place for what no route sees. */
    Path aside(String name) {
        return root.resolve(name);
    }

    void write(GivenFile file) throws IOException {
        Path path = files.resolve(file.path());
        byte[] content = file.content();
        if (content == null) {
            Files.createDirectories(path);
            return;
        }
        Files.createDirectories(path.toAbsolutePath().getParent());
        // a watched folder must never show half of it
        Path half = root.resolve("half-written");
        Files.write(half, content);
        Files.setLastModifiedTime(half, FileTime.from(file.modified()));
        Files.move(half, path, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }

    void remove(String path) throws IOException {
        try {
            Files.delete(files.resolve(path));
        } catch (NoSuchFileException e) {
            throw new IllegalStateException("there is no file " + path + " to remove", e);
        }
    }

    boolean exists(String path) {
        return Files.exists(files.resolve(path));
    }

    @Nullable
    String text(String path) {
        Path file = files.resolve(path);
        try {
            return Files.isRegularFile(file)
                    ? filled(new String(Files.readAllBytes(file), StandardCharsets.UTF_8))
                    : null;
        } catch (IOException e) {
            return null; // gone between two looks
        }
    }

    /** The files that a glob names, by their paths in this folder, in order. */
    List<String> find(String glob) {
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + glob);
        try (Stream<Path> tree = Files.walk(files)) {
            return tree.filter(Files::isRegularFile)
                    .map(files::relativize)
                    .filter(matcher::matches)
                    .map(Path::toString)
                    .sorted()
                    .toList();
        } catch (IOException | java.io.UncheckedIOException e) {
            return List.of(); // something went while it was looked at; the next look tells
        }
    }

    /** The path in this folder, with slashes; as it is when it leads elsewhere. */
    String inside(String path) {
        String below = files + files.getFileSystem().getSeparator();
        return path.startsWith(below) ? path.substring(below.length()) : path;
    }

    /** A text of a test file with the folder in the place of its placeholder. */
    String filling(String text) {
        return text.replace(PLACEHOLDER, files.toString());
    }

    /** A text of a route with the placeholder in the place of the folder. */
    String filled(String text) {
        return text.replace(files.toString(), PLACEHOLDER);
    }

    @Override
    public void close() throws IOException {
        try (Stream<Path> tree = Files.walk(root)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}

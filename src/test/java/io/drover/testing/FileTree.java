package io.drover.testing;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Random;

/** Makes folders full of files with bytes of their own. */
public final class FileTree {
    private final Path root;
    private final Random random;

    /** @param random for the bytes, so that a test repeats itself */
    public FileTree(Path root, Random random) {
        this.root = root;
        this.random = random;
    }

    public Path root() {
        return root;
    }

    /** A file with bytes that no other file has. @return the path */
    public Path file(String name, int size) throws IOException {
        byte[] bytes = new byte[size];
        random.nextBytes(bytes);
        return write(name, bytes);
    }

    /** So many files of this size, {@code 000/00000.jpg} and on, a hundred a folder. */
    public void files(int count, int size) throws IOException {
        for (int i = 0; i < count; i++) {
            file(String.format("%03d/%05d.jpg", i / 100, i), size);
        }
    }

    /** A file with the bytes of another. */
    public Path copy(Path original, String name) throws IOException {
        return write(name, Files.readAllBytes(original));
    }

    /** A file with this text. */
    public Path text(String name, String text) throws IOException {
        return write(name, text.getBytes(StandardCharsets.UTF_8));
    }

    /** A file without blocks: its bytes are all zero. */
    public Path sparse(String name, long size) throws IOException {
        Path path = write(name, new byte[0]);
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
            file.setLength(size);
        }
        return path;
    }

    private Path write(String name, byte[] bytes) throws IOException {
        Path path = root.resolve(name);
        Files.createDirectories(path.getParent());
        return Files.write(path, bytes);
    }

    /** The SHA-1 of a small file, 40 lower-case hex digits. */
    public static String sha1(Path path) throws IOException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(Files.readAllBytes(path)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

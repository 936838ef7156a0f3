package io.drover.library;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Where streams are kept as files for a while. What a file is called says somebody else, so the name chooses no folder:
 * each has one of its own, which is called by a hash, and in it the last part of the name, for people.
 */
record SpoolFolder(Path path) {
    /** As many as have room in a name of 255 bytes, whatever they are. */
    private static final int MOST_CHARACTERS = 80;

    private static final int HASH_CHARACTERS = 32;

    /** @param source the option. @throws LibraryException when it names no folder */
    static SpoolFolder of(@Nullable String source) {
        if (source == null || source.isBlank()) {
            throw new LibraryException("source: library:spool needs the folder that files are kept in for a while");
        }
        try {
            return new SpoolFolder(Path.of(source).toAbsolutePath().normalize());
        } catch (InvalidPathException exception) {
            throw new LibraryException("source: '" + source + "' is no path: " + exception.getReason(), exception);
        }
    }

    /** The same place for the same name of the same origin, and another one for each other. */
    Path place(String origin, String name) {
        return path.resolve(hash(origin + '\n' + name)).resolve(lastPart(name));
    }

    /**
     * Writes all of the stream, over what a crash may have left there. Nothing is left when that fails.
     *
     * @param length the bytes that there must be, or null when nobody said
     * @throws IOException when it cannot be read or written, or ends too early or too late
     */
    static void write(InputStream stream, Path place, @Nullable Long length) throws IOException {
        boolean whole = false;
        try {
            Files.createDirectories(place.getParent());
            long written = Files.copy(stream, place, StandardCopyOption.REPLACE_EXISTING);
            if (length != null && length != written) {
                throw new IOException("has " + written + " bytes of " + length);
            }
            whole = true;
        } finally {
            if (!whole) {
                remove(place);
            }
        }
    }

    /** Removes the file and its folder, where they are there. */
    static void remove(Path place) throws IOException {
        Files.deleteIfExists(place);
        Files.deleteIfExists(place.getParent());
    }

    private static String lastPart(String name) {
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)
                .replaceAll("[\\p{Cntrl}<>:\"|?*]", "_")
                .strip();
        if (last.isEmpty() || last.equals(".") || last.equals("..")) {
            return "unnamed";
        }
        // the end says the type
        return last.length() <= MOST_CHARACTERS ? last : "_" + last.substring(last.length() - MOST_CHARACTERS + 1);
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, HASH_CHARACTERS);
        } catch (NoSuchAlgorithmException exception) {
            throw new IllegalStateException("every Java has SHA-256", exception);
        }
    }
}

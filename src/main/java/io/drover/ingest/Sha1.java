package io.drover.ingest;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The SHA-1 of files, as Immich knows them. */
public final class Sha1 {
    private static final int BUFFER_BYTES = 128 * 1024;
    private static final ThreadLocal<byte[]> BUFFER = ThreadLocal.withInitial(() -> new byte[BUFFER_BYTES]);

    private Sha1() {}

    /**
     * Reads the whole file.
     *
     * @return 40 lower-case hex digits
     * @throws java.nio.file.NoSuchFileException when it is not there
     * @throws java.nio.file.AccessDeniedException when it may not be read
     */
    public static String of(Path file) throws IOException {
        byte[] buffer = BUFFER.get();
        MessageDigest digest = newDigest();
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            ByteBuffer view = ByteBuffer.wrap(buffer);
            while (channel.read(view.clear()) >= 0) {
                digest.update(buffer, 0, view.position());
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /**
     * Reads the whole file once, and keeps what it reads in the place.
     *
     * @return 40 lower-case hex digits
     * @throws IOException as {@link #of(Path)}, and when the file has not as many bytes as the place
     */
    public static String of(Path file, SpoolPlace place) throws IOException, InterruptedException {
        MessageDigest digest = newDigest();
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            place.fill(channel, digest::update);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-1", e);
        }
    }
}

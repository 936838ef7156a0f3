package io.drover.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Hashes a file while it comes in; keeps its bytes only where a folder for them is given. */
final class FileReceiver {
    private final String name;
    private final boolean corrupt;
    private final @Nullable Path path;
    private final @Nullable FileChannel channel;
    private final MessageDigest digest = sha1();
    private long size;

    private FileReceiver(String name, boolean corrupt, @Nullable Path path) {
        this.name = name;
        this.corrupt = corrupt;
        this.path = path;
        this.channel = path == null ? null : open(path);
    }

    /** Begins to receive a file of some name. */
    @FunctionalInterface
    interface Factory {
        FileReceiver receive(String name);
    }

    /**
     * @param folder where the bytes are kept, or null
     * @param corrupt whether other bytes are stored than those that come
     */
    static Factory into(@Nullable Path folder, boolean corrupt, Ids ids) {
        return name -> new FileReceiver(name, corrupt, folder == null ? null : folder.resolve(ids.uuid()));
    }

    void accept(ByteBuffer bytes) {
        size += bytes.remaining();
        write(bytes.duplicate());
        digest.update(bytes);
    }

    ReceivedFile finish() {
        if (corrupt) {
            digest.update((byte) 0);
        }
        close();
        return new ReceivedFile(name, size, HexFormat.of().formatHex(digest.digest()), path);
    }

    void discard() {
        close();
        discard(path);
    }

    static void discard(ReceivedFile file) {
        discard(file.kept());
    }

    private static void discard(@Nullable Path kept) {
        try {
            if (kept != null) {
                Files.deleteIfExists(kept);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(ByteBuffer bytes) {
        try {
            while (channel != null && bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void close() {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FileChannel open(Path path) {
        try {
            return FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static MessageDigest sha1() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-1", e);
        }
    }
}

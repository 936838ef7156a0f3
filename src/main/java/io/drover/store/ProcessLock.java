package io.drover.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One process a data folder. The operating system frees the lock however the process ends; the file's text only says
 * who holds it.
 */
public final class ProcessLock implements AutoCloseable {
    /** Locked is one byte far behind the text: Windows lets nobody read locked bytes. */
    private static final long LOCKED_BYTE = 1L << 30;

    private static final int LONGEST_TEXT = 1_000;

    private final FileChannel channel;

    private ProcessLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Takes the lock of an existing folder, without waiting.
     *
     * @param command what this process does, shown to the second one: {@code run}, {@code upload} …
     * @throws StoreException when another process has it, naming the folder, that process and since when it runs
     */
    public static ProcessLock take(DataFolder folder, String command, Clock clock) {
        return tryTake(folder, command, clock)
                .orElseThrow(() -> new StoreException("the data folder " + folder.path() + " is in use by "
                        + holder(folder) + ": wait for it, stop it, or name another folder by --data"));
    }

    /** As {@link #take}; empty when another process has it. */
    public static Optional<ProcessLock> tryTake(DataFolder folder, String command, Clock clock) {
        try {
            FileChannel channel = FileChannel.open(
                    folder.lock(), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (!locked(channel)) {
                channel.close();
                return Optional.empty();
            }
            String text = "process " + ProcessHandle.current().pid() + doing(command)
                    + clock.instant().truncatedTo(ChronoUnit.SECONDS) + ")";
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), 0);
            return Optional.of(new ProcessLock(channel));
        } catch (IOException e) {
            throw folder.unusable("cannot be locked", e);
        }
    }

    /** Whether the process that took it last does this. */
    public static boolean isOf(DataFolder folder, String command) {
        return holder(folder).contains(doing(command));
    }

    private static String doing(String command) {
        return " (drover " + command + ", since ";
    }

    private static String holder(DataFolder folder) {
        try (FileChannel channel = FileChannel.open(folder.lock(), StandardOpenOption.READ)) {
            return read(channel);
        } catch (IOException e) {
            throw folder.unusable("cannot be locked", e);
        }
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            @Nullable FileLock lock = channel.tryLock(LOCKED_BYTE, 1, false);
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    private static String read(FileChannel channel) throws IOException {
        ByteBuffer text = ByteBuffer.allocate(LONGEST_TEXT);
        channel.read(text, 0);
        String holder = new String(text.array(), 0, text.position(), StandardCharsets.UTF_8).strip();
        return holder.isEmpty() ? "another process" : holder;
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new StoreException("the lock of the data folder cannot be freed: " + e.getMessage(), e, true);
        }
    }
}

package io.drover.ingest;

import java.io.IOException;
import java.nio.channels.WritableByteChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A folder in which bytes are kept that cannot be read where they come from as often as they are needed, and a budget
 * for it. Who finds no room waits in the order of asking, so that a large file is not overtaken for ever.
 *
 * <p>No wait is for ever: a place that is {@link Line#take taken} is let go without any other room, and what is {@link
 * Line#keep kept} while others are taken never has so much that one of those would not fit in. Any number of threads.
 */
public final class Spool {
    /** What it holds unless it is told otherwise, bytes. */
    public static final long DEFAULT_BUDGET = 2_000_000_000L;

    private static final Logger LOG = LoggerFactory.getLogger(Spool.class);
    private static final String ENDING = ".spool";

    private final Path folder;
    private final Opener opener;
    private final ArrayDeque<Object> waiting = new ArrayDeque<>();
    private long budget = DEFAULT_BUDGET;
    private long held;
    private long kept;
    private long names;
    private boolean troubled;

    /** How a file of the spool is made. */
    interface Opener {
        WritableByteChannel open(Path file) throws IOException;
    }

    /** @param folder for it alone; made when it is needed */
    public Spool(Path folder) {
        this(folder, Spool::create);
    }

    Spool(Path folder, Opener opener) {
        this.folder = folder;
        this.opener = opener;
    }

    /** Sets what it may hold from now on; what it holds stays. @param bytes 1 or more */
    public synchronized void budget(long bytes) {
        if (bytes < 1) {
            throw new IllegalArgumentException("the budget of the spool must be 1 byte or more, is " + bytes);
        }
        budget = bytes;
        notifyAll();
    }

    /** What is taken and kept now, bytes. */
    public synchronized long held() {
        return held;
    }

    /**
     * Removes what a process has left that was killed. For whoever has the data folder alone, before anything is taken.
     *
     * @throws IOException when it cannot be removed
     */
    public void empty() throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + ENDING)) {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** A line for those who ask for room until the line is closed. */
    public Line line() {
        return new Line();
    }

    /** Those who ask for room together, and are sent away together. */
    public final class Line implements AutoCloseable {
        private boolean closed;

        private Line() {}

        /**
         * Room for a file that is let go without any other room; waits until there is some.
         *
         * @param size bytes, 0 or more
         * @return empty when it would never fit in
         * @throws PutBackException when the line is closed meanwhile, or was
         */
        public Optional<SpoolPlace> take(long size) throws InterruptedException {
            return room(this, size, false);
        }

        /** The same for what is held while others take room for what comes out of it: half of the budget at most. */
        public Optional<SpoolPlace> keep(long size) throws InterruptedException {
            return room(this, size, true);
        }

        /** Waits before the disk is tried again. */
        void pause(long millis) throws InterruptedException {
            synchronized (Spool.this) {
                requireOpen();
                Spool.this.wait(millis);
                requireOpen();
            }
        }

        private void requireOpen() {
            if (closed) {
                throw PutBackException.ofStop();
            }
        }

        /** Sends away who waits, because Drover stops. What was given out is whole. */
        @Override
        public void close() {
            synchronized (Spool.this) {
                closed = true;
                Spool.this.notifyAll();
            }
        }
    }

    private synchronized Optional<SpoolPlace> room(Line line, long size, boolean stays) throws InterruptedException {
        Object ticket = new Object();
        waiting.add(ticket);
        try {
            while (true) {
                line.requireOpen();
                if (size > (stays ? budget / 2 : budget) - kept) {
                    return Optional.empty();
                }
                if (waiting.peek() == ticket && held + size <= budget) {
                    held += size;
                    kept += stays ? size : 0;
                    Path file = folder.resolve(Long.toHexString(names++) + ENDING);
                    return Optional.of(new SpoolPlace(this, line, file, size, stays));
                }
                wait();
            }
        } finally {
            waiting.remove(ticket);
            notifyAll();
        }
    }

    synchronized void free(SpoolPlace place) {
        held -= place.size();
        kept -= place.stays() ? place.size() : 0;
        notifyAll();
    }

    WritableByteChannel open(Path file) throws IOException {
        return opener.open(file);
    }

    /** The disk refuses; told once. */
    synchronized void disturbed(IOException problem) {
        if (!troubled) {
            LOG.warn("the spool {} waits, and new files with it: {}", folder, FileErrors.describeDisk(problem));
        }
        troubled = true;
    }

    /** The disk has taken something. */
    synchronized void undisturbed() {
        if (troubled) {
            LOG.warn("the spool {} is written again", folder);
        }
        troubled = false;
    }

    private static WritableByteChannel create(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null && !Files.isDirectory(folder)) {
            Files.createDirectories(folder, forThisUser(folder));
        }
        return Files.newByteChannel(
                file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
    }

    private static FileAttribute<?>[] forThisUser(Path folder) {
        return folder.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
                }
                : new FileAttribute<?>[0];
    }
}

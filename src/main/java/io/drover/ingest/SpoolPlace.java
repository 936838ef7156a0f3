package io.drover.ingest;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Room in the spool for one file. Its name is Drover's own and says nothing of whose bytes it holds. One thread at a time. */
public final class SpoolPlace implements Closeable {
    private static final Logger LOG = LoggerFactory.getLogger(SpoolPlace.class);
    private static final int BUFFER_BYTES = 128 * 1024;
    private static final long FIRST_WAIT_MILLIS = 250;
    private static final long LONGEST_WAIT_MILLIS = 30_000;

    private final Spool spool;
    private final Spool.Line line;
    private final Path file;
    private final long size;
    private final boolean stays;
    private @Nullable WritableByteChannel channel;
    private boolean closed;

    SpoolPlace(Spool spool, Spool.Line line, Path file, long size, boolean stays) {
        this.spool = spool;
        this.line = line;
        this.file = file;
        this.size = size;
        this.stays = stays;
    }

    /** The file that the bytes are in once it was filled. */
    public Path file() {
        return file;
    }

    /** The room that it has, bytes. */
    public long size() {
        return size;
    }

    boolean stays() {
        return stays;
    }

    /**
     * Fills it with all that can be read. While the disk takes nothing, that is told and waited for.
     *
     * @param seen sees the bytes, in their order; each buffer only as long as it looks
     * @throws IOException when the source cannot be read, or does not have as many bytes as there was room asked for
     * @throws PutBackException when Drover stops while the disk takes nothing
     */
    public void fill(ReadableByteChannel source, Consumer<ByteBuffer> seen) throws IOException, InterruptedException {
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
        long left = size;
        try {
            write(buffer.limit(0)); // an empty file is one, too
            while (source.read(buffer.clear()) >= 0) {
                left -= buffer.flip().remaining();
                if (left < 0) {
                    throw new IOException("has more than " + size + " bytes");
                }
                seen.accept(buffer.asReadOnlyBuffer());
                write(buffer);
            }
            if (left > 0) {
                throw new IOException("ended after " + (size - left) + " of " + size + " bytes");
            }
        } finally {
            closeChannel();
        }
    }

    private void write(ByteBuffer bytes) throws InterruptedException {
        long waitMillis = FIRST_WAIT_MILLIS;
        while (true) {
            try {
                WritableByteChannel open = channel == null ? spool.open(file) : channel;
                channel = open;
                while (bytes.hasRemaining()) {
                    open.write(bytes);
                }
                spool.undisturbed();
                return;
            } catch (ClosedByInterruptException e) {
                throw new InterruptedException();
            } catch (IOException e) {
                spool.disturbed(e);
            }
            line.pause(waitMillis);
            waitMillis = Math.min(waitMillis * 2, LONGEST_WAIT_MILLIS);
        }
    }

    private void closeChannel() throws IOException {
        WritableByteChannel open = channel;
        channel = null;
        if (open != null) {
            open.close();
        }
    }

    /** Deletes the file and gives the room back; nothing when that was done. */
    @Override
    public void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
        }
        try {
            closeChannel();
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn("{} stays until the next start: {}", file, FileErrors.describeDisk(e));
        } finally {
            spool.free(this);
        }
    }
}

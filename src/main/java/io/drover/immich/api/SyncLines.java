package io.drover.immich.api;

import io.drover.http.ApiException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The lines of getSyncStream, one after the other as they come. Holds one line, and the connection until the end was
 * read or it was closed. For one thread; {@link #close} is safe from any.
 *
 * <p>Whoever has read to the end has read all that the server had to say: an end before that is an
 * {@link IncompleteStreamException}.
 */
public final class SyncLines implements Iterator<SyncLine>, AutoCloseable {
    static final String CONTENT_TYPE = "application/jsonlines+json";

    /** Says that everything was sent. */
    public static final String COMPLETE = "SyncCompleteV1";

    /** Says alone that what was sent before holds no longer: all of it comes again once this is acknowledged. */
    public static final String RESET = "SyncResetV1";

    private final InputStream in;
    private final LineReader reader;
    private final boolean saysWhenComplete;
    private final Function<String, ApiException> unexpected;
    private long count;
    private @Nullable SyncLine next;
    private @Nullable RuntimeException failure;
    private boolean complete;
    private boolean ended;

    /**
     * @param saysWhenComplete whether the server ends every stream with {@value #COMPLETE} or {@value #RESET}
     * @param unexpected makes the exception for a line that is none, from a clause that says why
     */
    SyncLines(InputStream in, boolean saysWhenComplete, Function<String, ApiException> unexpected) {
        this.in = in;
        this.reader = new LineReader(in);
        this.saysWhenComplete = saysWhenComplete;
        this.unexpected = unexpected;
    }

    /** Whether an end without {@value #COMPLETE} is none; else nobody knows whether all was sent that there was. */
    public boolean saysWhenComplete() {
        return saysWhenComplete;
    }

    /**
     * Whether there is another line; waits for it. What it has thrown once it throws again.
     *
     * @throws IncompleteStreamException when the stream ended, broke off or was closed before it was complete
     * @throws ApiException when what came is not such a line
     */
    @Override
    public boolean hasNext() {
        if (failure != null) {
            throw failure;
        }
        if (next == null && !ended) {
            try {
                next = read();
                ended = next == null;
            } catch (IncompleteStreamException | ApiException e) {
                failure = e;
                throw e;
            }
        }
        return next != null;
    }

    /** The next line; throws what {@link #hasNext} throws. */
    @Override
    public SyncLine next() {
        if (!hasNext() || next == null) {
            throw new NoSuchElementException("the stream has ended");
        }
        SyncLine line = next;
        next = null;
        return line;
    }

    private @Nullable SyncLine read() {
        byte[] line = nextBytes();
        if (line != null) {
            return parsed(line);
        }
        if (saysWhenComplete && !complete) {
            throw new IncompleteStreamException("the stream ended after " + count + " lines without " + COMPLETE, null);
        }
        return null;
    }

    private byte @Nullable [] nextBytes() {
        try {
            byte[] line = reader.next();
            while (line != null && line.length == 0) {
                line = reader.next();
            }
            return line;
        } catch (IOException e) {
            if (complete) {
                return null; // nothing was to follow
            }
            throw new IncompleteStreamException("the stream broke off after " + count + " lines: " + e.getMessage(), e);
        }
    }

    private SyncLine parsed(byte[] bytes) {
        count++;
        try {
            SyncLine line = SyncLine.parse(bytes);
            complete |= line.type().equals(COMPLETE) || line.type().equals(RESET);
            return line;
        } catch (IOException e) {
            throw unexpected.apply("line " + count + ": " + e.getMessage());
        }
    }

    /** Ends the stream; what was not read is lost. */
    @Override
    public void close() throws IOException {
        in.close();
    }
}

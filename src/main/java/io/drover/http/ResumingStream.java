package io.drover.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The bytes of a file, or of a range of it, over as many connections as it takes. Each must be about the same state of
 * the file and begin at the byte that is missing, so that no byte is lost, changed or comes twice.
 */
final class ResumingStream extends InputStream {
    private static final Logger LOG = LoggerFactory.getLogger(ResumingStream.class);
    private static final long LONGEST_RETRY_AFTER_MILLIS = 60_000;

    /** Asks for the rest. */
    @FunctionalInterface
    interface Opener {
        /** @param first the place in the file of the first byte that is wanted */
        Content open(long first);
    }

    /**
     * How often it is tried without getting a byte, and how long the pauses are: the first one, then twice as long each.
     */
    record Patience(int attempts, Duration firstPause, Duration longestPause) {
        /** About three quarters of a minute: a server that starts again is there by then. */
        static final Patience USUAL = new Patience(8, Duration.ofMillis(250), Duration.ofSeconds(15));

        long pauseMillis(int failures) {
            return Math.min(firstPause.toMillis() << Math.min(failures, 20), longestPause.toMillis());
        }
    }

    /** It makes no sense to try again. */
    private static final class FinalException extends IOException {
        private static final long serialVersionUID = 1L;

        FinalException(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    private final ContentHead head;
    private final Opener opener;
    private final Patience patience;
    private final long first;
    private final long end;
    private final long total;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition closing = lock.newCondition();
    private volatile @Nullable Content part;
    private volatile boolean closed;
    private long position;
    private int failures;

    /** @param start the answer so far, or null when nothing was asked yet @param head what it says; one that can resume */
    ResumingStream(ContentHead head, @Nullable Content start, Opener opener, Patience patience) {
        ContentRange range = head.range();
        this.head = head;
        this.opener = opener;
        this.patience = patience;
        this.first = range == null ? 0 : range.first();
        this.end = first + head.length();
        this.total = range == null ? head.length() : range.total();
        this.part = start;
        this.position = first;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        while (position < end) {
            try {
                int count = part().read(bytes, offset, (int) Math.min(length, end - position));
                if (count < 0) {
                    throw new EOFException("the answer has ended");
                }
                return progressed(count);
            } catch (FinalException e) {
                throw e;
            } catch (IOException e) {
                broken(e);
            }
        }
        return -1;
    }

    private int progressed(int count) {
        if (count > 0) {
            failures = 0;
            position += count;
            if (position == end) {
                finish();
            }
        }
        return count;
    }

    /** Reads the end of the answer, so that its connection serves on. */
    private void finish() {
        Content last = part;
        if (last != null) {
            try (last) {
                last.read();
            } catch (IOException e) {
                LOG.debug("all bytes came before: {}", e.toString());
            }
        }
    }

    private Content part() throws IOException {
        if (closed) {
            throw new FinalException("it is closed", null);
        }
        Content current = part;
        if (current != null) {
            return current;
        }
        Content next = opened();
        lock.lock();
        try {
            if (closed) {
                next.close();
                throw new FinalException("it is closed", null);
            }
            part = next;
        } finally {
            lock.unlock();
        }
        if (next.head().status() == 200) { // it takes no ranges: the bytes that are known come again
            next.skipNBytes(position);
        }
        return next;
    }

    private Content opened() throws IOException {
        Content next;
        try {
            next = opener.open(position);
        } catch (ApiException e) {
            throw worthATry(e) ? new IOException(e.getMessage(), e) : new FinalException(message(e.getMessage()), e);
        }
        String mismatch = mismatch(next.head());
        if (mismatch != null) {
            next.close();
            throw new FinalException(message(mismatch), null);
        }
        return next;
    }

    private static boolean worthATry(ApiException e) {
        return switch (e.status()) {
            case 0, 408, 425, 429 -> true;
            default -> e.status() / 100 == 5;
        };
    }

    /** What does not fit between what was announced first and this, or null. */
    private @Nullable String mismatch(ContentHead next) {
        if (!Objects.equals(head.etag(), next.etag())) {
            return "the file has changed on the server: its ETag was " + head.etag() + " and is now " + next.etag();
        }
        ContentRange range = next.range();
        if (range != null) {
            ContentRange wanted = new ContentRange(position, end - 1, total);
            boolean fits = range.equals(wanted) && (next.length() < 0 || next.length() == wanted.length());
            return fits ? null : "the server sends " + range + " where " + wanted + " was asked for";
        }
        if (next.status() != 200) {
            return "the server answers with status " + next.status() + " and does not say which bytes it sends";
        }
        boolean fits = total < 0 || next.length() < 0 || next.length() == total;
        return fits ? null : "the file has changed on the server: it had " + total + " bytes and has " + next.length();
    }

    private void broken(IOException why) throws IOException {
        Content old = part;
        part = null;
        if (old != null) {
            old.close();
        }
        if (closed) {
            throw new IOException("it is closed", why);
        }
        if (failures >= patience.attempts()) {
            throw new IOException(
                    message(why.getMessage() + "; " + failures + " attempts to go on have brought nothing"), why);
        }
        LOG.debug("{}", message(why.getMessage() + "; it goes on"));
        long asked = why.getCause() instanceof ApiException answer ? answer.retryAfterMillis() : 0;
        pause(Math.max(patience.pauseMillis(failures), Math.min(asked, LONGEST_RETRY_AFTER_MILLIS)));
        failures++;
    }

    private String message(@Nullable String why) {
        return "broke off at byte " + position + " of " + (total < 0 ? "a file" : total) + ": " + why;
    }

    private void pause(long millis) throws IOException {
        long left = TimeUnit.MILLISECONDS.toNanos(millis);
        lock.lock();
        try {
            while (!closed && left > 0) {
                left = closing.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (InterruptedIOException)
                    new InterruptedIOException("interrupted while it waited to go on").initCause(e);
        } finally {
            lock.unlock();
        }
    }

    /** The same from its first byte; nothing is asked before the first read. */
    ResumingStream copy() {
        return new ResumingStream(head, null, opener, patience);
    }

    @Override
    public void close() throws IOException {
        lock.lock();
        try {
            closed = true;
            closing.signalAll();
            Content current = part;
            if (current != null) {
                current.close();
            }
        } finally {
            lock.unlock();
        }
    }
}

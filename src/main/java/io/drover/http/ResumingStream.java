package io.drover.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
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
    private final Announced announced;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition closing = lock.newCondition();
    private volatile @Nullable Content part;
    private volatile boolean closed;
    private long position;
    private int failures;

    /** @param start the answer so far, or null when nothing was asked yet @param head what it says; one that can resume */
    ResumingStream(ContentHead head, @Nullable Content start, Opener opener, Patience patience) {
        this.head = head;
        this.opener = opener;
        this.patience = patience;
        this.announced = Announced.by(head);
        this.part = start;
        this.position = announced.first();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        while (position < announced.end()) {
            try {
                int count = part().read(bytes, offset, (int) Math.min(length, announced.end() - position));
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
            if (position == announced.end()) {
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
        String mismatch = announced.mismatch(position, next.head());
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
        String whole = announced.total() < 0 ? "a file" : Long.toString(announced.total());
        return "broke off at byte " + position + " of " + whole + ": " + why;
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

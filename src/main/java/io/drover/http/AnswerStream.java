package io.drover.http;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * The body of an answer as it comes. When its end was read, the connection goes back to the pool; when it is closed
 * before, the connection is closed. A read that gets no byte for the progress timeout is broken off; the time between
 * reads does not count. For one thread; {@link #close} is safe from any, and ends a read that waits.
 */
final class AnswerStream extends InputStream {
    private final Call call;
    private final InputStream in;
    private final Runnable over;
    private volatile boolean ended;
    private @Nullable IOException failure;

    /** @param over run when nothing more comes; perhaps more than once */
    AnswerStream(Call call, InputStream in, Runnable over) {
        this.call = call;
        this.in = in;
        this.over = over;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (ended) {
            return -1;
        }
        call.receiving();
        try {
            int count = in.read(bytes, offset, length);
            if (count < 0) {
                end();
            }
            return count;
        } catch (IOException e) {
            throw failed(e);
        } finally {
            call.rests();
        }
    }

    /** A body without a length ends like one whose connection this side has closed. */
    private void end() throws IOException {
        if (call.isCancelled()) {
            throw new IOException("the connection is closed");
        }
        ended = true;
        over.run();
    }

    private IOException failed(IOException cause) {
        over.run();
        String why = call.brokenOff();
        IOException told = why == null ? cause : new IOException(why, cause);
        failure = told;
        return told;
    }

    /** What reading threw, or null. */
    @Nullable
    IOException failure() {
        return failure;
    }

    @Override
    public void close() {
        if (!ended) {
            call.breakOff("it was closed before its end");
        }
        over.run();
    }
}

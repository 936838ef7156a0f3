package io.drover.sandbox;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Iterator;
import java.util.zip.GZIPOutputStream;
import org.eclipse.jetty.io.Content;
import org.jspecify.annotations.Nullable;

/**
 * Lines as a body: a block of them is made when the block before is on its way, so that a slow reader holds them back.
 *
 * <p>When they cannot go on, nothing more comes, and the body does not end either: Immich has sent its headers by then,
 * and can say no error any more.
 */
final class LineSource implements Content.Source {
    private static final int BLOCK = 32 * 1024;

    private final Iterator<byte[]> lines;
    private final ByteArrayOutputStream block = new ByteArrayOutputStream(BLOCK);
    private final OutputStream out;
    private long left;
    private State state = State.OPEN;
    private Runnable onStuck = () -> {};
    private @Nullable Throwable failure;
    private @Nullable Runnable waiting;

    /**
     * @param zipped whether the body is compressed with gzip
     * @param most bytes of the body after which it ends, wherever that is
     */
    LineSource(Iterator<byte[]> lines, boolean zipped, long most) {
        this.lines = lines;
        this.left = most;
        try {
            this.out = zipped ? new GZIPOutputStream(block, true) : block;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Says what to do once, before the first read, when the lines cannot go on. */
    void onStuck(Runnable task) {
        onStuck = task;
    }

    private enum State {
        OPEN,
        STUCK,
        ENDED
    }

    @Override
    public synchronized Content.@Nullable Chunk read() {
        if (failure != null) {
            return Content.Chunk.from(failure, true);
        }
        return switch (state) {
            case OPEN -> nextBlock();
            case STUCK -> null;
            case ENDED -> Content.Chunk.EOF;
        };
    }

    private Content.@Nullable Chunk nextBlock() {
        try {
            fill();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (state == State.STUCK) {
            onStuck.run();
        }
        byte[] bytes = taken();
        return bytes.length == 0 && state == State.STUCK
                ? null
                : Content.Chunk.from(ByteBuffer.wrap(bytes), state == State.ENDED);
    }

    private byte[] taken() {
        byte[] bytes = block.toByteArray();
        block.reset();
        if (bytes.length < left) {
            left -= bytes.length;
            return bytes;
        }
        state = State.ENDED;
        return Arrays.copyOf(bytes, (int) left);
    }

    private void fill() throws IOException {
        try {
            int length = 0;
            while (length < BLOCK && lines.hasNext()) {
                byte[] line = lines.next();
                out.write(line);
                length += line.length;
            }
            if (!lines.hasNext()) {
                state = State.ENDED;
                out.close();
            }
        } catch (Refusal e) {
            state = State.STUCK;
        }
        if (state != State.ENDED) {
            out.flush();
        }
    }

    @Override
    public void demand(Runnable task) {
        synchronized (this) {
            if (state == State.STUCK && failure == null) {
                waiting = task;
                return;
            }
        }
        task.run();
    }

    @Override
    public void fail(Throwable cause) {
        Runnable task;
        synchronized (this) {
            failure = cause;
            task = waiting;
            waiting = null;
        }
        if (task != null) {
            task.run();
        }
    }
}

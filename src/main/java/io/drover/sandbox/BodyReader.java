package io.drover.sandbox;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/** Reads a request's body to its end, at a pace, without holding a thread while nothing comes. */
final class BodyReader implements Runnable {
    private final Request request;
    private final Consumer<Content.Chunk> sink;
    private final Pace pace;
    private final ScheduledExecutorService scheduler;
    private final CompletableFuture<@Nullable Void> done = new CompletableFuture<>();
    private long count;

    /**
     * @param sink is given each chunk, which is its own only during the call
     * @param pace how it is read
     */
    BodyReader(Request request, Consumer<Content.Chunk> sink, Pace pace, ScheduledExecutorService scheduler) {
        this.request = request;
        this.sink = sink;
        this.pace = pace;
        this.scheduler = scheduler;
    }

    /**
     * How a body is read.
     *
     * @param bytesPerSecond the rate
     * @param stopAfter bytes after which nothing is read any more
     * @param cutAfter bytes after which {@code cut} is called and nothing is read any more
     * @param cut ends the connection
     */
    record Pace(long bytesPerSecond, long stopAfter, long cutAfter, Runnable cut) {
        static final Pace FULL = new Pace(Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE, () -> {});
    }

    /** Begins. The future ends with the body, or fails with the connection; with a pace that stops it never ends. */
    CompletableFuture<@Nullable Void> start() {
        run();
        return done;
    }

    @Override
    public void run() {
        while (true) {
            if (count >= pace.cutAfter()) {
                pace.cut().run();
                return;
            }
            if (count >= pace.stopAfter()) {
                return;
            }
            Content.Chunk chunk = request.read();
            if (chunk == null) {
                request.demand(this);
                return;
            }
            if (Content.Chunk.isFailure(chunk)) {
                done.completeExceptionally(chunk.getFailure());
                return;
            }
            int length = chunk.remaining();
            boolean last = chunk.isLast();
            take(chunk);
            count += length;
            if (last) {
                end();
                return;
            }
            if (pace.bytesPerSecond() < Long.MAX_VALUE && length > 0) {
                scheduler.schedule(this, length * 1_000_000_000L / pace.bytesPerSecond(), TimeUnit.NANOSECONDS);
                return;
            }
        }
    }

    private void take(Content.Chunk chunk) {
        try {
            sink.accept(chunk);
        } finally {
            chunk.release();
        }
    }

    private void end() {
        if (pace.cutAfter() < Long.MAX_VALUE) {
            pace.cut().run();
        } else if (pace.stopAfter() == Long.MAX_VALUE) {
            done.complete(null);
        }
    }
}

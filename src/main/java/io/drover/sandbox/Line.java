package io.drover.sandbox;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** The wire of one request: its body in, its answer out, and its end, which comes once or (with a hang) never. */
final class Line {
    private final World world;
    private final Request request;
    private final Callback callback;
    private final Responder responder;
    private final Connection connection;
    private final String correlationId;
    private final Runnable onEnd;
    private final AtomicBoolean ended = new AtomicBoolean();

    /** @param onEnd called once, when the request is over */
    Line(World world, Request request, Response response, Callback callback, Runnable onEnd) {
        this.world = world;
        this.request = request;
        this.callback = callback;
        this.responder = new Responder(world, request, response);
        this.connection = new Connection(request);
        this.correlationId = world.ids().correlation();
        this.onEnd = onEnd;
    }

    /** Reads the body; the future fails with the connection, a cut included. */
    CompletableFuture<@Nullable Void> read(Consumer<Content.Chunk> sink, Faults faults) {
        CompletableFuture<@Nullable Void> broken = new CompletableFuture<>();
        BodyReader.Pace pace = faults.pace(() -> {
            connection.reset();
            broken.completeExceptionally(new EofException("cut by a fault"));
        });
        reader(sink, pace).start().whenComplete((done, failure) -> {
            if (failure == null) {
                broken.complete(null);
            } else {
                broken.completeExceptionally(failure);
            }
        });
        return broken;
    }

    /** Sends the answer, and reads what is left of the body, as Node does. */
    void send(Answer answer) {
        responder.send(
                answer,
                correlationId,
                Callback.from(
                        () -> reader(Line::skip, BodyReader.Pace.FULL)
                                .start()
                                .whenComplete((done, failure) -> succeed()),
                        this::fail));
    }

    /** Sends the answer, whatever is still coming. */
    void send(Answer answer, Fault.Then then) {
        switch (then) {
            case DRAIN -> send(answer);
            case CLOSE -> responder.send(answer, correlationId, Callback.from(this::close, this::fail));
            case HALF_CLOSE ->
                responder.send(answer, correlationId, Callback.from(connection::closeOutput, this::fail));
            case STAY -> responder.send(answer, correlationId, Callback.from(() -> {}, this::fail));
        }
    }

    /** Sends the head of the answer and so many bytes of its body, and closes the connection. */
    void sendPart(Answer answer, long bytes) {
        responder.sendPart(answer, correlationId, bytes, Callback.from(this::close, this::fail));
    }

    void refuse(Refusal refusal) {
        send(error(refusal));
    }

    Answer error(Refusal refusal) {
        return Answer.json(refusal.status(), world.profile().errors().render(refusal, correlationId))
                .with(refusal.headers());
    }

    /** Resets the connection. */
    void reset() {
        connection.reset();
        fail(new EofException("reset by a fault"));
    }

    private void close() {
        connection.close();
        fail(new EofException("closed by a fault"));
    }

    /** Does something later, on a thread of the server. */
    void later(Runnable step, long nanos) {
        world.scheduler()
                .schedule(() -> request.getComponents().getExecutor().execute(step), nanos, TimeUnit.NANOSECONDS);
    }

    void fail(Throwable failure) {
        if (end()) {
            callback.failed(failure);
        }
    }

    private void succeed() {
        if (end()) {
            callback.succeeded();
        }
    }

    private boolean end() {
        boolean first = ended.compareAndSet(false, true);
        if (first) {
            onEnd.run();
        }
        return first;
    }

    private BodyReader reader(Consumer<Content.Chunk> sink, BodyReader.Pace pace) {
        Consumer<Content.Chunk> counted = chunk -> {
            world.traffic().received(chunk.remaining());
            sink.accept(chunk);
        };
        return new BodyReader(request, counted, pace, world.scheduler());
    }

    static void skip(Content.Chunk chunk) {
        chunk.skip(chunk.remaining());
    }
}

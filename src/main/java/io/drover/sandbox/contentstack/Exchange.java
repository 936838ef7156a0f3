package io.drover.sandbox.contentstack;

import io.drover.sandbox.Connection;
import io.drover.sandbox.Fault;
import io.drover.sandbox.Faults;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.zip.GZIPOutputStream;
import org.eclipse.jetty.http.DateGenerator;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** One request and its answer, with the faults that befall them; it ends once or (with a hang) never. */
final class Exchange {
    private static final int DRIPS_PER_SECOND = 10;

    private final Request request;
    private final Response response;
    private final Callback callback;
    private final Clock clock;
    private final ScheduledExecutorService scheduler;
    private final Connection connection;
    private final Runnable onEnd;
    private final AtomicBoolean ended = new AtomicBoolean();

    /** @param onEnd called once, when the request is over */
    Exchange(
            Request request,
            Response response,
            Callback callback,
            Clock clock,
            ScheduledExecutorService scheduler,
            Runnable onEnd) {
        this.request = request;
        this.response = response;
        this.callback = callback;
        this.clock = clock;
        this.scheduler = scheduler;
        this.connection = new Connection(request);
        this.onEnd = onEnd;
    }

    /** Answers, or does what the faults make of it. @param work what is carried out; it may throw a refusal */
    void answer(Faults faults, Supplier<Reply> work) {
        long delay = faults.delayNanos();
        if (delay > 0) {
            later(() -> carryOut(faults, work), delay);
        } else {
            carryOut(faults, work);
        }
    }

    private void carryOut(Faults faults, Supplier<Reply> work) {
        var status = faults.first(Fault.Status.class);
        var hang = faults.first(Fault.Hang.class);
        if (status.isPresent()) {
            Reply reply = Reply.fault(status.get().status());
            int seconds = status.get().retryAfterSeconds();
            send(seconds == 0 ? reply : reply.with("Retry-After", String.valueOf(seconds)));
        } else if (faults.has(Fault.Html.class)) {
            send(Reply.html());
        } else if (hang.isEmpty() || hang.get().carriedOut()) {
            conclude(faults, carriedOut(work));
        }
    }

    private static Reply carriedOut(Supplier<Reply> work) {
        try {
            return work.get();
        } catch (Refusal e) {
            return Reply.refused(e);
        }
    }

    private void conclude(Faults faults, Reply reply) {
        var cut = faults.first(Fault.CutAnswer.class);
        var drip = faults.first(Fault.Drip.class);
        if (faults.has(Fault.LoseAnswer.class)) {
            connection.reset();
            end(new EofException("reset by a fault"));
        } else if (cut.isPresent()) {
            sendPart(reply, cut.get().afterBytes());
        } else if (drip.isPresent()) {
            int step = (int) Math.max(1, Math.min(Integer.MAX_VALUE, drip.get().bytesPerSecond() / DRIPS_PER_SECOND));
            drip(head(reply), step, drip.get().bytesPerSecond());
        } else if (!faults.has(Fault.Hang.class)) {
            send(reply);
        }
    }

    private void send(Reply reply) {
        response.write(true, head(reply), Callback.from(this::end, this::end));
    }

    private void sendPart(Reply reply, long bytes) {
        ByteBuffer body = head(reply);
        body.limit((int) Math.min(body.limit(), bytes));
        response.write(
                false,
                body,
                Callback.from(
                        () -> {
                            connection.close();
                            end(new EofException("closed by a fault"));
                        },
                        this::end));
    }

    private void drip(ByteBuffer body, int step, long bytesPerSecond) {
        int length = Math.min(step, body.remaining());
        ByteBuffer drop = body.slice(body.position(), length);
        body.position(body.position() + length);
        if (body.hasRemaining()) {
            long nanos = TimeUnit.SECONDS.toNanos(length) / bytesPerSecond;
            Callback next = Callback.from(() -> later(() -> drip(body, step, bytesPerSecond), nanos), this::end);
            response.write(false, drop, next);
        } else {
            response.write(true, drop, Callback.from(this::end, this::end));
        }
    }

    /** Sets the status and the headers, and returns the body as it goes over the wire. */
    private ByteBuffer head(Reply reply) {
        HttpFields.Mutable headers = response.getHeaders();
        reply.headers().forEach(headers::put);
        headers.put(HttpHeader.DATE, DateGenerator.formatDate(clock.instant()));
        headers.put("Access-Control-Allow-Origin", "*");
        headers.put("Vary", "Accept-Encoding");
        byte[] body = reply.body();
        if (takesGzip()) {
            headers.put("Content-Encoding", "gzip");
            body = compressed(body);
        }
        headers.put("Content-Length", body.length);
        response.setStatus(reply.status());
        return ByteBuffer.wrap(body);
    }

    private boolean takesGzip() {
        return request.getHeaders().getCSV(HttpHeader.ACCEPT_ENCODING, false).stream()
                .anyMatch(coding -> coding.startsWith("gzip"));
    }

    private static byte[] compressed(byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private void later(Runnable step, long nanos) {
        scheduler.schedule(() -> request.getComponents().getExecutor().execute(step), nanos, TimeUnit.NANOSECONDS);
    }

    private void end() {
        if (ended.compareAndSet(false, true)) {
            onEnd.run();
            callback.succeeded();
        }
    }

    private void end(Throwable failure) {
        if (ended.compareAndSet(false, true)) {
            onEnd.run();
            callback.failed(failure);
        }
    }
}

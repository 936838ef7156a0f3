package io.drover.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** One request, from its headers to the end of its answer, with the faults that befall it. */
final class Conversation {
    private static final byte[] PAGE = "<!doctype html>\n<html><head><title>Immich</title></head><body></body></html>\n"
            .getBytes(StandardCharsets.UTF_8);

    private final World world;
    private final Endpoints endpoints;
    private final Uploads uploads;
    private final Request request;
    private final Response response;
    private final Callback callback;
    private final Responder responder;
    private final Incoming incoming;
    private final String correlationId;
    private final @Nullable Operation operation;
    private final AtomicBoolean ended = new AtomicBoolean();
    private Faults faults = Faults.NONE;

    Conversation(
            World world, Endpoints endpoints, Uploads uploads, Request request, Response response, Callback callback) {
        this.world = world;
        this.endpoints = endpoints;
        this.uploads = uploads;
        this.request = request;
        this.response = response;
        this.callback = callback;
        this.responder = new Responder(world, request, response);
        this.incoming = new Incoming(request);
        this.correlationId = world.ids().correlation();
        this.operation = Operation.at(incoming.method(), incoming.path());
    }

    void start() {
        world.traffic().begin(operation);
        request.getHeaders()
                .forEach(field -> world.traffic().header(field.getName(), String.valueOf(field.getValue())));
        if (incoming.expectsContinue()) {
            response.writeInterim(100, HttpFields.EMPTY).whenComplete((done, failure) -> guarded(this::route));
        } else {
            guarded(this::route);
        }
    }

    private void route() {
        if (operation == null || world.maintenance().isOn() && operation.access() != Operation.Access.ALWAYS) {
            send(elsewhere());
            return;
        }
        faults = new Faults(world.faults().next(operation));
        if (faults.has(Fault.Service.class)) {
            world.load().enter();
        }
        long delay = faults.delayNanos();
        if (delay > 0) {
            world.scheduler().schedule(() -> guarded(() -> serve(operation)), delay, TimeUnit.NANOSECONDS);
        } else {
            serve(operation);
        }
    }

    /** What is said where no operation is. */
    private Answer elsewhere() {
        if (incoming.path().equals("/.well-known/immich")) {
            return Answer.json(200, Json.constant("{\"api\":{\"endpoint\":\"/api\"}}"));
        }
        return incoming.wantsPage()
                ? Answer.html(PAGE)
                : error(Refusal.of(404, "Cannot " + incoming.method() + " " + incoming.path()));
    }

    private void serve(Operation served) {
        var maintenance = faults.first(Fault.Maintenance.class);
        if (maintenance.isPresent()) {
            world.maintenance().enter(maintenance.get().millis());
            send(elsewhere());
            return;
        }
        var early = faults.first(Fault.Early.class);
        if (early.isPresent()) {
            sendEarly(early.get());
        } else if (served == Operation.UPLOAD_ASSET) {
            upload(served);
        } else {
            readJson(served);
        }
    }

    private void sendEarly(Fault.Early early) {
        Answer answer = error(Refusal.of(early.status(), "Sandbox fault"));
        if (early.then() == Fault.Then.DRAIN) {
            send(answer);
            return;
        }
        responder.send(
                answer,
                correlationId,
                Callback.from(
                        () -> {
                            if (early.then() == Fault.Then.CLOSE) {
                                responder.close();
                                fail(new EofException("closed after an early answer"));
                            } else if (early.then() == Fault.Then.HALF_CLOSE) {
                                responder.closeOutput();
                            }
                        },
                        this::fail));
    }

    private void upload(Operation served) {
        Accounts.Caller caller = incoming.authorise(served, world.accounts());
        Answer known = uploads.known(caller, incoming.header("x-immich-checksum"));
        String boundary = incoming.boundary();
        if (known != null) {
            finish(() -> known);
        } else if (boundary == null) {
            Form form = incoming.hasNoBody() ? null : new Form(Map.of(), null, false);
            read(Conversation::skip, () -> {}, () -> finish(() -> uploads.add(caller, form, false)));
        } else {
            MultipartReceiver receiver = new MultipartReceiver(
                    boundary,
                    world.profile(),
                    FileReceiver.into(world.originals(), faults.has(Fault.Corrupt.class), world.ids()));
            boolean losesOriginal = faults.has(Fault.FailAfterStore.class);
            read(
                    receiver::accept,
                    receiver::discard,
                    () -> finish(() -> uploads.add(caller, receiver.form(), losesOriginal)));
        }
    }

    private void readJson(Operation served) {
        JsonBody body = new JsonBody();
        read(
                body::accept,
                () -> {},
                () -> finish(() -> {
                    JsonNode json = body.parsed(incoming.isJson());
                    Accounts.Caller caller = served.access() == Operation.Access.KEYED
                            ? incoming.authorise(served, world.accounts())
                            : null;
                    Endpoints.Input input = new Endpoints.Input(
                            caller, served.idIn(incoming.path()), incoming.query(), incoming.header("Range"), json);
                    return endpoints.answer(served, input);
                }));
    }

    private void read(Consumer<Content.Chunk> sink, Runnable broken, Runnable then) {
        Consumer<Content.Chunk> counted = chunk -> {
            world.traffic().received(chunk.remaining());
            sink.accept(chunk);
        };
        Runnable cut = () -> {
            broken.run();
            responder.reset();
            fail(new EofException("cut by a fault"));
        };
        new BodyReader(request, counted, faults.pace(cut), world.scheduler())
                .start()
                .whenComplete((done, failure) -> {
                    if (failure == null) {
                        guarded(then);
                    } else {
                        broken.run();
                        fail(failure);
                    }
                });
    }

    /** Carries the request out, or does what a fault makes of it. */
    private void finish(Supplier<Answer> work) {
        var status = faults.first(Fault.Status.class);
        var hang = faults.first(Fault.Hang.class);
        if (status.isPresent()) {
            Answer answer = error(Refusal.of(status.get().status(), "Sandbox fault"));
            int seconds = status.get().retryAfterSeconds();
            send(seconds == 0 ? answer : answer.with("Retry-After", String.valueOf(seconds)));
        } else if (faults.has(Fault.Html.class)) {
            send(Answer.html(PAGE));
        } else if (hang.isEmpty() || hang.get().carriedOut()) {
            Answer answer = carryOut(work);
            var model = faults.first(Fault.Service.class);
            if (model.isPresent()) {
                long nanos = world.load().nanos(model.get());
                world.scheduler().schedule(() -> conclude(answer), nanos, TimeUnit.NANOSECONDS);
            } else {
                conclude(answer);
            }
        }
    }

    private Answer carryOut(Supplier<Answer> work) {
        try {
            return work.get();
        } catch (Refusal e) {
            return error(e);
        }
    }

    private void conclude(Answer answer) {
        if (faults.has(Fault.LoseAnswer.class)) {
            responder.reset();
            fail(new EofException("answer lost by a fault"));
        } else if (faults.has(Fault.FailAfterStore.class)) {
            send(error(Refusal.unexpected()));
        } else if (!faults.has(Fault.Hang.class)) {
            send(answer);
        }
    }

    private Answer error(Refusal refusal) {
        return Answer.json(refusal.status(), world.profile().errors().render(refusal, correlationId));
    }

    /** Sends the answer, and reads what is left of the body, as Node does. */
    private void send(Answer answer) {
        responder.send(
                answer,
                correlationId,
                Callback.from(
                        () -> new BodyReader(request, this::drain, BodyReader.Pace.FULL, world.scheduler())
                                .start()
                                .whenComplete((done, failure) -> succeed()),
                        this::fail));
    }

    private void drain(Content.Chunk chunk) {
        world.traffic().received(chunk.remaining());
        skip(chunk);
    }

    private static void skip(Content.Chunk chunk) {
        chunk.skip(chunk.remaining());
    }

    private void guarded(Runnable step) {
        try {
            step.run();
        } catch (Refusal e) {
            send(error(e));
        } catch (RuntimeException e) {
            fail(e);
        }
    }

    private void succeed() {
        if (end()) {
            callback.succeeded();
        }
    }

    private void fail(Throwable failure) {
        if (end()) {
            callback.failed(failure);
        }
    }

    private boolean end() {
        if (!ended.compareAndSet(false, true)) {
            return false;
        }
        world.traffic().end(operation);
        if (faults.has(Fault.Service.class)) {
            world.load().leave();
        }
        return true;
    }
}

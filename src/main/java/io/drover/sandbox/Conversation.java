package io.drover.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.io.Content;
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
    private final Replacements replacements;
    private final Request request;
    private final Response response;
    private final Line line;
    private final Incoming incoming;
    private final @Nullable Operation operation;
    private Faults faults = Faults.NONE;

    Conversation(
            World world, Endpoints endpoints, Uploads uploads, Request request, Response response, Callback callback) {
        this.world = world;
        this.endpoints = endpoints;
        this.uploads = uploads;
        this.replacements = new Replacements(world);
        this.request = request;
        this.response = response;
        this.line = new Line(world, request, response, callback, this::end);
        this.incoming = new Incoming(request);
        this.operation = Operation.at(world.profile(), incoming.method(), incoming.path());
    }

    void start() {
        world.traffic().begin(name());
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
            line.send(elsewhere());
            return;
        }
        faults = new Faults(world.faults().next(operation.id()));
        if (faults.has(Fault.Service.class)) {
            world.load().enter();
        }
        long delay = faults.delayNanos();
        if (delay > 0) {
            line.later(() -> guarded(() -> serve(operation)), delay);
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
                : line.error(Refusal.of(404, "Cannot " + incoming.method() + " " + incoming.path()));
    }

    private void serve(Operation served) {
        var maintenance = faults.first(Fault.Maintenance.class);
        if (maintenance.isPresent()) {
            world.maintenance().enter(maintenance.get().millis());
            line.send(elsewhere());
            return;
        }
        if (faults.has(Fault.EndSession.class)) {
            incoming.endSession(world);
        }
        var early = faults.first(Fault.Early.class);
        if (early.isPresent()) {
            Refusal refusal = Refusal.of(early.get().status(), "Sandbox fault");
            line.send(line.error(refusal), early.get().then());
        } else if (served == Operation.UPLOAD_ASSET) {
            upload(served);
        } else if (served == Operation.REPLACE_ASSET) {
            replace(served);
        } else {
            readJson(served);
        }
    }

    private void upload(Operation served) {
        Accounts.Caller caller = incoming.authorise(served, world);
        Answer known = uploads.known(caller, incoming.header("x-immich-checksum"));
        boolean losesOriginal = faults.has(Fault.FailAfterStore.class);
        if (known != null) {
            finish(() -> known);
        } else {
            readForm(form -> uploads.add(caller, form, losesOriginal));
        }
    }

    private void replace(Operation served) {
        Accounts.Caller caller = incoming.authorise(served, world);
        String id = served.parametersIn(incoming.path()).getOrDefault("id", "");
        readForm(form -> replacements.replace(caller, id, form));
    }

    /** Reads the form; without any body there is none. */
    private void readForm(Function<@Nullable Form, Answer> then) {
        String boundary = incoming.boundary();
        if (boundary == null) {
            Form form = incoming.hasNoBody() ? null : new Form(Map.of(), null, false);
            read(Line::skip, () -> {}, () -> finish(() -> then.apply(form)));
        } else {
            MultipartReceiver receiver = new MultipartReceiver(
                    boundary,
                    world.profile(),
                    FileReceiver.into(world.originals(), faults.has(Fault.Corrupt.class), world.ids()));
            read(receiver::accept, receiver::discard, () -> finish(() -> then.apply(receiver.form())));
        }
    }

    private void readJson(Operation served) {
        JsonBody body = new JsonBody();
        read(
                body::accept,
                () -> {},
                () -> finish(() -> {
                    JsonNode json = body.parsed(incoming.isJson());
                    Accounts.Caller caller =
                            served.access() == Operation.Access.KEYED ? incoming.authorise(served, world) : null;
                    Endpoints.Input input = new Endpoints.Input(
                            caller,
                            served.parametersIn(incoming.path()),
                            incoming.query(),
                            incoming.conditions(),
                            json);
                    return endpoints.answer(served, input);
                }));
    }

    private void read(Consumer<Content.Chunk> sink, Runnable broken, Runnable then) {
        line.read(sink, faults).whenComplete((done, failure) -> {
            if (failure == null) {
                guarded(then);
            } else {
                broken.run();
                line.fail(failure);
            }
        });
    }

    /** Carries the request out, or does what a fault makes of it. */
    private void finish(Supplier<Answer> work) {
        var status = faults.first(Fault.Status.class);
        var hang = faults.first(Fault.Hang.class);
        if (status.isPresent()) {
            Answer answer = line.error(Refusal.of(status.get().status(), "Sandbox fault"));
            int seconds = status.get().retryAfterSeconds();
            line.send(seconds == 0 ? answer : answer.with("Retry-After", String.valueOf(seconds)));
        } else if (faults.has(Fault.Html.class)) {
            line.send(Answer.html(PAGE));
        } else if (hang.isEmpty() || hang.get().carriedOut()) {
            Answer answer = carryOut(work);
            var model = faults.first(Fault.Service.class);
            if (model.isPresent()) {
                line.later(() -> conclude(answer), world.load().nanos(model.get()));
            } else {
                conclude(answer);
            }
        }
    }

    private Answer carryOut(Supplier<Answer> work) {
        try {
            return work.get();
        } catch (Refusal e) {
            return line.error(e);
        }
    }

    private void conclude(Answer whole) {
        Answer answer = faults.onLines(whole);
        var cut = faults.first(Fault.CutAnswer.class);
        if (faults.has(Fault.LoseAnswer.class)) {
            line.reset();
        } else if (cut.isPresent()) {
            line.sendPart(answer, cut.get().afterBytes());
        } else if (faults.cutsAfterLines(answer)) {
            line.sendPart(answer, Long.MAX_VALUE);
        } else if (faults.has(Fault.FailAfterStore.class)) {
            line.refuse(Refusal.unexpected());
        } else if (!faults.has(Fault.Hang.class)) {
            line.send(answer);
        }
    }

    private void guarded(Runnable step) {
        try {
            step.run();
        } catch (Refusal e) {
            line.refuse(e);
        } catch (RuntimeException e) {
            line.fail(e);
        }
    }

    private String name() {
        return operation == null ? "unknown" : operation.id();
    }

    private void end() {
        world.traffic().end(name());
        if (faults.has(Fault.Service.class)) {
            world.load().leave();
        }
    }
}

package io.drover.immich.feed;

import io.drover.http.HttpSettings;
import io.drover.immich.api.ApiOperation;
import io.drover.immich.api.HttpImmichClient;
import io.drover.immich.api.ImmichClient;
import io.drover.immich.api.ImmichSettings;
import io.drover.immich.api.model.ServerVersion;
import io.drover.sandbox.SandboxServer;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Calls a sandbox without waiting for anything, and lets something happen before a call. */
final class SandboxCalls implements ServerCalls, AutoCloseable {
    private final ImmichClient client;
    private final List<String> made = new ArrayList<>();
    private final Map<String, Runnable> before = new HashMap<>();

    SandboxCalls(SandboxServer sandbox) {
        this.client = new HttpImmichClient(ImmichSettings.of(
                "url", sandbox.url().toString(), sandbox::apiKey, HttpSettings.defaults(), Clock.systemUTC()));
    }

    /** Lets something happen before the call of this number, from 1, of an operation is made. */
    void before(String operation, int number, Runnable event) {
        before.put(operation + " " + number, event);
    }

    /** Counts calls anew. */
    void forget() {
        made.clear();
    }

    /** How many calls of an operation were made. */
    int count(String operation) {
        return (int) made.stream().filter(operation::equals).count();
    }

    ImmichClient client() {
        return client;
    }

    @Override
    public ServerVersion version() {
        client.refresh();
        return client.version();
    }

    @Override
    public Instant serverTime() {
        return client.serverTime();
    }

    @Override
    public <Q, A> A call(ApiOperation<Q, A> operation, Q request) {
        made.add(operation.id());
        Runnable event = before.remove(operation.id() + " " + count(operation.id()));
        if (event != null) {
            event.run();
        }
        return client.call(operation, request);
    }

    @Override
    public <Q, A> A callIn(String token, ApiOperation<Q, A> operation, Q request) {
        return client.callIn(token, operation, request);
    }

    @Override
    public void close() {
        client.close();
    }
}

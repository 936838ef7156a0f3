package io.drover.immich.feed;

import io.drover.http.HttpSettings;
import io.drover.http.Network;
import io.drover.immich.api.Access;
import io.drover.immich.api.ApiOperation;
import io.drover.immich.api.HttpImmichClient;
import io.drover.immich.api.ImmichClient;
import io.drover.immich.api.ImmichSettings;
import io.drover.immich.api.model.ServerVersion;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Calls a server as a user, waits for nothing, and keeps which operations were called. */
final class PlainCalls implements ServerCalls, AutoCloseable {
    private final ImmichClient client;
    private final List<String> made = new ArrayList<>();

    PlainCalls(String url, Access access, Duration progressTimeout) {
        HttpSettings usual = HttpSettings.defaults();
        HttpSettings http = new HttpSettings(
                usual.connectTimeout(),
                usual.answerTimeout(),
                usual.uploadAnswerTimeout(),
                progressTimeout,
                usual.maxConnections());
        this.client = new HttpImmichClient(new ImmichSettings(
                ImmichSettings.address("url", url), access, http, Network.direct(), null, Clock.systemUTC()));
    }

    ImmichClient client() {
        return client;
    }

    /** The operations that were called since the last question, without that for the version. */
    List<String> made() {
        List<String> all = List.copyOf(made);
        made.clear();
        return all;
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
        return client.call(operation, request);
    }

    @Override
    public <Q, A> A callIn(String token, ApiOperation<Q, A> operation, Q request) {
        made.add(operation.id());
        return client.callIn(token, operation, request);
    }

    @Override
    public void close() {
        client.close();
    }
}

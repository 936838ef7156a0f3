package io.drover.contentstack.feed;

import io.drover.contentstack.api.ContentstackClient;
import io.drover.contentstack.api.HttpContentstackClient;
import io.drover.contentstack.api.StackHost;
import io.drover.contentstack.api.StackSettings;
import io.drover.contentstack.api.SyncPage;
import io.drover.contentstack.api.SyncRequest;
import io.drover.contentstack.api.SyncType;
import io.drover.feed.ChangeSource;
import io.drover.feed.ModelWorld;
import io.drover.feed.SourceMemory;
import io.drover.feed.Steps;
import io.drover.http.HttpSettings;
import io.drover.http.Network;
import io.drover.http.Patience;
import io.drover.sandbox.contentstack.ContentKey;
import io.drover.sandbox.contentstack.ContentstackServer;
import io.drover.sandbox.contentstack.StackScript;
import io.drover.sandbox.contentstack.StateFilter;
import io.drover.testing.SettableClock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/** A stack of a sandbox that changes by a script, read by one or more streams. Close it in the end. */
final class ContentstackWorld implements ModelWorld, AutoCloseable {
    private static final List<String> FAULTS = List.of(
            "sync: status 429 after %d x1",
            "sync: status 500 after %d x2",
            "sync: html after %d x1",
            "sync: lose-answer after %d x1",
            "sync: cut-answer 200 after %d x1",
            "sync: page truncated after %d x1",
            "sync: page total-count after %d x1",
            "sync: page same-token after %d x1",
            "sync: page both-tokens after %d x1",
            "sync: page no-token after %d x1",
            "sync: page empty after %d x2",
            "sync: page stale after %d x1",
            "sync-page: page invalid-token x1",
            "sync-delta: page invalid-token x1",
            "forget");

    private final SettableClock clock = new SettableClock(Instant.parse("2026-05-06T07:08:09Z"));
    private final Path folder;
    private final List<String> contentTypes;
    private final List<String> locales;
    private final ContentstackServer sandbox;
    private final StackScript script;
    private final StackSettings settings;
    private ContentstackClient client;

    /** @param folder for what waits to be told */
    ContentstackWorld(Path folder, List<String> contentTypes, List<String> locales, long seed) throws IOException {
        this.folder = folder;
        this.contentTypes = contentTypes;
        this.locales = locales;
        this.sandbox = ContentstackServer.builder().clock(clock).random(seed).start();
        this.script = new StackScript(sandbox, new Random(seed));
        this.settings = new StackSettings(
                StackHost.parse("host", sandbox.url().toString()),
                sandbox::apiKey,
                sandbox::deliveryToken,
                sandbox.environment(),
                null,
                HttpSettings.defaults(),
                Network.direct(),
                clock);
        this.client = new HttpContentstackClient(settings);
        contentTypes.forEach(sandbox.content()::define);
    }

    @Override
    public ChangeSource source(SourceMemory memory, Steps steps) {
        client.close();
        client = new HttpContentstackClient(settings);
        return new ContentstackChangeSource(
                new SteppingClient(client, steps),
                settings.id(),
                new FeedOptions(
                        "model", SyncType.ALL, contentTypes, locales, null, OnInvalidToken.RESYNC, Duration.ofDays(30)),
                new SourceParts(folder, clock, new Patience(2, Duration.ZERO, Duration.ZERO), new Random(1)));
    }

    @Override
    public void change(RandomGenerator random) {
        clock.advance(Duration.ofMillis(random.nextInt(2_000)));
        script.step();
        contentTypes.forEach(sandbox.content()::define); // whoever asks for one that is not there is refused
    }

    @Override
    public void disturb(RandomGenerator random) {
        String fault = FAULTS.get(random.nextInt(FAULTS.size()));
        if (fault.equals("forget")) {
            sandbox.forgetTokens();
        } else {
            sandbox.addFaults(fault.formatted(random.nextInt(4)));
        }
    }

    @Override
    public void calm() {
        sandbox.clearFaults();
    }

    @Override
    public Map<String, String> truth() {
        Map<String, String> truth = new TreeMap<>();
        sandbox.content().published(StateFilter.ALL).forEach((key, state) -> {
            if (isRead(key)) {
                truth.put(key(key), state.data());
            }
        });
        return truth;
    }

    private boolean isRead(ContentKey key) {
        boolean asset = key.contentType().equals(ContentKey.ASSETS);
        return (asset || contentTypes.isEmpty() || contentTypes.contains(key.contentType()))
                && (locales.isEmpty() || Set.copyOf(locales).contains(key.locale()));
    }

    private static String key(ContentKey key) {
        return key.contentType().equals(ContentKey.ASSETS)
                ? "asset/" + key.uid() + "/" + key.locale()
                : "entry/" + key.contentType() + "/" + key.uid() + "/" + key.locale();
    }

    @Override
    public void close() {
        client.close();
        sandbox.close();
    }

    /** A step before and after each call. */
    private record SteppingClient(ContentstackClient client, Steps steps) implements ContentstackClient {
        @Override
        public SyncPage sync(SyncRequest request) {
            steps.step("before " + request);
            SyncPage page = client.sync(request);
            steps.step("after " + request);
            return page;
        }

        @Override
        public void abort() {
            client.abort();
        }

        @Override
        public void close() {
            client.close();
        }
    }
}

package io.drover.immich.feed;

import io.drover.feed.Change;
import io.drover.feed.Envelope;
import io.drover.feed.FeedListener;
import io.drover.feed.FeedLoop;
import io.drover.feed.FeedRequest;
import io.drover.feed.FeedRequests;
import io.drover.feed.FeedSettings;
import io.drover.feed.FeedSettings.OnSinkError;
import io.drover.feed.FeedStore;
import io.drover.feed.FileRequests;
import io.drover.feed.FoldingSink;
import io.drover.feed.Manifest;
import io.drover.feed.Operation;
import io.drover.http.HttpSettings;
import io.drover.immich.api.Access;
import io.drover.immich.api.model.Login;
import io.drover.sandbox.SandboxServer;
import io.drover.store.DataFolder;
import io.drover.store.Store;
import io.drover.store.Stores;
import io.drover.testing.SettableClock;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A library in a sandbox and the feed of its user, run by the one loop. */
final class LoopedFeed implements AutoCloseable {
    private static final String NAME = "library";

    final SettableClock clock = new SettableClock(Instant.parse("2026-05-06T07:08:09Z"));
    final SandboxServer sandbox;
    final PlainCalls calls;
    final FoldingSink sink = new FoldingSink();
    private final Store database;
    private final FeedRequests requests;
    private final Access access;
    private int heard;

    String types = "assets";
    int maxSweep = 20;

    /** @param session whether the feed may log in */
    LoopedFeed(String version, boolean session, Path folder) throws IOException {
        this.sandbox =
                SandboxServer.builder().version(version).clock(clock).random(1).start();
        this.database = Stores.open(new DataFolder(folder, "test"), null);
        this.requests = new FileRequests(folder.resolve("requests"));
        this.access = session
                ? new Access(null, null, () -> new Login(sandbox.email(), sandbox.password()), "")
                : Access.byKey(sandbox::apiKey);
        this.calls = new PlainCalls(
                sandbox.url().toString(), access, HttpSettings.defaults().progressTimeout());
    }

    FeedStore store() {
        return new FeedStore(database, clock);
    }

    /** A run as a process does it that was just started. */
    Manifest run() {
        return loop().run();
    }

    void ask(FeedRequest request) {
        requests.add(NAME, request);
        loop().requests();
    }

    private FeedLoop loop() {
        FeedStore store = store();
        FeedOptions options = FeedOptions.of(NAME, FeedMode.AUTO, types, null, Duration.ofDays(1));
        return new FeedLoop(
                new FeedSettings(NAME, Envelope.CLOUDEVENTS, 5, OnSinkError.BLOCK, maxSweep),
                new ImmichChangeSource(calls, access, options, new KeptMemory(store, NAME), new SecureRandom()),
                store,
                requests,
                sink,
                clock,
                Runnable::run,
                FeedListener.nobody(),
                () -> false);
    }

    /** What the sink heard since the last question of things: {@code +key}, {@code -key} or {@code -key reason}. */
    List<String> heard() {
        List<Change> all = sink.taken();
        List<Change> news = all.subList(heard, all.size());
        heard = all.size();
        return news.stream()
                .filter(change -> !change.type().equals("feed"))
                .map(LoopedFeed::word)
                .toList();
    }

    private static String word(Change change) {
        String sign = change.operation() == Operation.UPSERT ? "+" : "-";
        return sign + change.key() + (change.reason() == null ? "" : " " + change.reason());
    }

    @Override
    public void close() {
        calls.close();
        sandbox.close();
        database.close();
    }
}

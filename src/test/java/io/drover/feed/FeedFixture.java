package io.drover.feed;

import io.drover.feed.FeedSettings.OnSinkError;
import io.drover.store.SqlWork;
import io.drover.store.Store;
import io.drover.testing.SettableClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** A feed with all that it needs, which can be killed and started again. Pauses take no time. */
final class FeedFixture {
    final SettableClock clock = new SettableClock(Instant.parse("2026-05-06T07:08:09Z"));
    final FoldingSink sink = new FoldingSink();
    final FeedRequests requests;
    final ModelWorld world;
    private final Store database;

    String name = "photos";
    int batchSize = 3;
    int maxSweepPercent = 100;
    OnSinkError onSinkError = OnSinkError.BLOCK;
    Executor executor = Runnable::run;
    BooleanSupplier stopping = () -> false;
    FeedListener listener = FeedListener.nobody();

    FeedFixture(ModelWorld world, Store database, Path requests) {
        this.world = world;
        this.database = database;
        this.requests = new FileRequests(requests);
    }

    FeedStore store() {
        return new FeedStore(database, clock);
    }

    /** Of a process that has taken the feed over, and so does not run it any more elsewhere. */
    FeedStore storeOfAnother() {
        FeedStore store = store();
        store.takeOver(name);
        return store;
    }

    /** Writes past all rules of feeds. */
    void write(SqlWork<Integer> work) {
        database.write(work);
    }

    /** A new process. */
    FeedLoop start(Steps steps) {
        FeedStore store = new FeedStore(new SteppingStore(database, steps), clock);
        sink.steps(steps);
        FeedParts parts = new FeedParts(
                new FeedSettings(name, Envelope.CLOUDEVENTS, batchSize, onSinkError, maxSweepPercent),
                world.source(new MemoryOf(store, name), steps),
                store,
                requests,
                sink,
                clock,
                executor,
                new Backoff(Duration.ZERO, Duration.ZERO, new Random(1)),
                listener);
        return new FeedLoop(parts, stopping);
    }

    Manifest run() {
        return start(Steps.alive()).run();
    }

    FeedState state() {
        return store().find(name).orElseThrow();
    }

    List<DeadLetter> dead() {
        return store().dead(state().id(), 0, 1_000);
    }

    /** Asks, and lets it be done without a run. */
    void ask(FeedRequest request) {
        requests.add(name, request);
        start(Steps.alive()).requests();
    }

    /** The source's memory, which there is once the feed is. */
    private record MemoryOf(FeedStore store, String name) implements SourceMemory {
        @Override
        public byte[] load() {
            return store.find(name).map(feed -> store.memory(feed.id()).load()).orElse(new byte[0]);
        }

        @Override
        public void save(byte[] bytes) {
            Consumer<FeedState> save = feed -> store.memory(feed.id()).save(bytes);
            store.find(name).ifPresent(save);
        }
    }
}

package io.drover.feed;

import io.drover.feed.TypeCounts.Column;
import io.drover.store.StoreException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts what a run does, and makes its manifest. */
final class RunBook {
    private static final Logger LOG = LoggerFactory.getLogger(FeedLoop.class);
    private static final int REMEMBERED_RUNS = 100;

    private final FeedStore store;
    private final String name;
    private final Clock clock;
    private final Instant started;
    private final TypeCounts read = new TypeCounts();
    private final TypeCounts delivered = new TypeCounts();
    private TypeCounts carried = new TypeCounts();
    private @Nullable FeedState begun;
    private boolean owed;
    private boolean complete;

    RunBook(FeedStore store, String name, Clock clock) {
        this.store = store;
        this.name = name;
        this.clock = clock;
        this.started = clock.instant();
    }

    /** Notes what there is before anything is done. */
    void begin(FeedState feed) {
        carried = waiting(feed.id(), Column.CARRIED);
        owed = store.runs(feed.id(), REMEMBERED_RUNS).stream()
                        .filter(Manifest::complete)
                        .mapToLong(Manifest::lastSequence)
                        .findFirst()
                        .orElse(0)
                < feed.sequence();
        begun = feed;
    }

    /** What was read and has got into the outbox; for the thread that reads. */
    TypeCounts read() {
        return read;
    }

    /** What has left the outbox; for the thread that empties it. */
    TypeCounts delivered() {
        return delivered;
    }

    /** Whether an earlier run, such as one that was killed, has told something and not that it was all. */
    boolean owesCompletion() {
        return owed;
    }

    /** The source has told everything. */
    void complete() {
        complete = true;
    }

    /** The run is over. @param error why it ended early, or null */
    Manifest end(@Nullable String error) {
        Optional<FeedState> now = store.find(name);
        TypeCounts all = new TypeCounts();
        FeedState before = begun;
        if (before != null) {
            List.of(read, delivered, carried, waiting(before.id(), Column.WAITING))
                    .forEach(all::addAll);
        }
        Map<String, Manifest.Counts> types = all.counts();
        return new Manifest(
                name,
                now.map(this::number).orElse(1L),
                now.map(FeedState::generation).orElse(0L),
                started,
                clock.instant(),
                before == null || all.sum(Column.EMITTED) == 0 ? 0 : before.sequence() + 1,
                now.map(FeedState::sequence).orElse(0L),
                complete,
                error == null ? imbalance(types) : error,
                types);
    }

    /** Keeps the manifest, if the store lets it; what the run has done is done all the same. */
    void keep(Manifest manifest) {
        try {
            store.find(name).ifPresent(feed -> store.ran(feed.id(), manifest));
        } catch (StoreException e) {
            LOG.warn("feed {}: the manifest of run {} cannot be kept: {}", name, manifest.run(), e.getMessage());
        }
    }

    private long number(FeedState feed) {
        List<Manifest> last = store.runs(feed.id(), 1);
        return last.isEmpty() ? 1 : last.get(0).run() + 1;
    }

    private @Nullable String imbalance(Map<String, Manifest.Counts> types) {
        return types.entrySet().stream()
                .filter(type -> !type.getValue().balances())
                .findFirst()
                .map(type ->
                        ("feed %s: the counts of %s do not balance, so that changes may be missing or told twice: %s; please"
                                        + " report it, and ask for `drover feed resync %s`, which compares everything")
                                .formatted(name, type.getKey(), type.getValue(), name))
                .orElse(null);
    }

    /** What is in the outbox. One batch at a time: it may be large while a sink is down. */
    private TypeCounts waiting(int feed, Column column) {
        TypeCounts counts = new TypeCounts();
        StoredBatch batch = store.after(feed, 0);
        while (batch != null) {
            counts.addAll(batch.changes(), column);
            batch = store.after(feed, batch.number());
        }
        return counts;
    }
}

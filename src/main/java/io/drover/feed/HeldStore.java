package io.drover.feed;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The store as one thread of a run sees it: for one feed, by pages of a batch's size, and waited for while it refuses. */
final class HeldStore {
    /** More than this many batches in the outbox are a crowd. */
    private static final int CROWD = 20;

    private final FeedStore store;
    private final FeedState feed;
    private final int batchSize;
    private final Hold hold;

    /** @param feed as the run has found it */
    HeldStore(FeedStore store, FeedState feed, int batchSize, Hold hold) {
        this.store = store;
        this.feed = feed;
        this.batchSize = batchSize;
        this.hold = hold;
    }

    int batchSize() {
        return batchSize;
    }

    /** @throws FencedException when another process has taken the feed over, so that nothing is to be handed over any more */
    void check() {
        quietly(() -> store.check(feed.id()));
    }

    FeedState state() {
        return hold.store(() -> store.find(feed.name()).orElseThrow());
    }

    Map<String, KnownKey> known(Collection<String> keys) {
        return hold.store(() -> store.known(feed.id(), keys));
    }

    List<KnownKey> children(Collection<String> parents, String after) {
        return hold.store(() -> store.children(feed.id(), parents, after, batchSize));
    }

    List<KnownKey> olderThan(long generation, String after) {
        return hold.store(() -> store.olderThan(feed.id(), generation, after, batchSize));
    }

    List<KnownKey> olderLeaves(long generation, String after) {
        return hold.store(() -> store.olderLeaves(feed.id(), generation, after, batchSize));
    }

    List<KnownKey> unkept(Tie tie, String after) {
        return hold.store(() -> store.unkept(feed.id(), tie, after, batchSize));
    }

    long countOlderThan(long generation) {
        return hold.store(() -> store.countOlderThan(feed.id(), generation));
    }

    long countKnown() {
        return hold.store(() -> store.countKnown(feed.id()));
    }

    boolean crowded() {
        return hold.store(() -> store.waiting(feed.id())) > CROWD;
    }

    @Nullable
    StoredBatch first() {
        return after(0);
    }

    @Nullable
    StoredBatch after(long number) {
        return hold.<@Nullable StoredBatch>store(() -> store.after(feed.id(), number));
    }

    void confirmed(StoredBatch batch) {
        quietly(() -> store.confirmed(feed.id(), batch));
    }

    void delivered(StoredBatch batch) {
        quietly(() -> store.delivered(feed.id(), batch));
    }

    void bury(Change change, String reason, int attempts) {
        quietly(() -> store.bury(feed.id(), change, reason, attempts));
    }

    /** A store that fails while it commits may have taken it all the same: then nothing is written twice. */
    void append(long generation, boolean snapshot, Pending pending, @Nullable String position) {
        Append append = pending.append(feed.id(), generation, snapshot, position);
        boolean[] tried = {false};
        quietly(() -> {
            if (!tried[0] || !taken(append)) {
                tried[0] = true;
                store.append(append, batchSize);
            }
        });
    }

    private boolean taken(Append append) {
        List<Change> changes = append.changes();
        return !changes.isEmpty()
                && store.find(feed.name()).orElseThrow().sequence()
                        >= changes.get(changes.size() - 1).sequence();
    }

    private void quietly(Runnable call) {
        hold.store(() -> {
            call.run();
            return true;
        });
    }
}

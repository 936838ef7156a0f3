package io.drover.feed;

import io.drover.store.Store;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What feeds remember: positions, outboxes, known keys, dead letters, manifests. Every method may be called from any
 * thread and throws {@link io.drover.store.StoreException} when the store refuses.
 */
public final class FeedStore {
    public FeedStore(Store store, Clock clock) {}

    /** The feed of this name; a new one is added with generation 0. What is there keeps its source and filter. */
    public FeedState open(String name, String source, String filter) {
        throw new UnsupportedOperationException();
    }

    /** All feeds, by name. */
    public List<FeedState> list() {
        throw new UnsupportedOperationException();
    }

    public Optional<FeedState> find(String name) {
        throw new UnsupportedOperationException();
    }

    /** What is known of these keys, by key. Fast for up to 10,000 of them. */
    public Map<String, KnownKey> known(int feed, Collection<String> keys) {
        throw new UnsupportedOperationException();
    }

    /** What belongs to these keys directly, at most so many, in the order of their keys. */
    public List<KnownKey> children(int feed, Collection<String> parents, String afterKey, int most) {
        throw new UnsupportedOperationException();
    }

    /** Keys that were last told before this generation, in the order of their keys. */
    public List<KnownKey> olderThan(int feed, long generation, int most) {
        throw new UnsupportedOperationException();
    }

    /** How many keys were last told before this generation. */
    public long countOlderThan(int feed, long generation) {
        throw new UnsupportedOperationException();
    }

    public long countKnown(int feed) {
        throw new UnsupportedOperationException();
    }

    /** Puts it into the outbox and notes what is known after it, in one transaction that is on the disk when it returns. */
    public void append(Append append, int batchSize) {
        throw new UnsupportedOperationException();
    }

    /** The first batch of the outbox after this one, or null when there is none. @param number 0 for the first of all */
    public @Nullable StoredBatch after(int feed, long number) {
        throw new UnsupportedOperationException();
    }

    /** How many batches wait in the outbox. */
    public long waiting(int feed) {
        throw new UnsupportedOperationException();
    }

    /** The sinks have this batch and all before, and the source knows: they leave the outbox. */
    public void confirmed(int feed, StoredBatch batch) {
        throw new UnsupportedOperationException();
    }

    /** What a source keeps besides its position. */
    public SourceMemory memory(int feed) {
        throw new UnsupportedOperationException();
    }

    /** Begins anew: the position goes, all known keys are to be told again. @param filter what decides from now on */
    public void resync(int feed, String filter) {
        throw new UnsupportedOperationException();
    }

    /**
     * Takes the position back to the newest that was confirmed at or before this place; what was told after it is told again.
     *
     * @return the place that it is now at, or empty when none so early is remembered; then nothing was changed
     */
    public Optional<Long> rewind(int feed, long sequence) {
        throw new UnsupportedOperationException();
    }

    /** Forgets everything of the feed. */
    public void reset(int feed) {
        throw new UnsupportedOperationException();
    }

    /** Puts a change aside. */
    public void bury(int feed, Change change, String reason, int attempts) {
        throw new UnsupportedOperationException();
    }

    /** What was put aside, the oldest first. @param after the number to go on behind, or 0 */
    public List<DeadLetter> dead(int feed, long after, int most) {
        throw new UnsupportedOperationException();
    }

    /** Removes what was put aside. @param number one of them, or 0 for all @return how many */
    public long dropDead(int feed, long number) {
        throw new UnsupportedOperationException();
    }

    public long countDead(int feed) {
        throw new UnsupportedOperationException();
    }

    /** Keeps a run's manifest; the last 100 stay. */
    public void ran(int feed, Manifest manifest) {
        throw new UnsupportedOperationException();
    }

    /** The last manifests, the newest first. */
    public List<Manifest> runs(int feed, int most) {
        throw new UnsupportedOperationException();
    }
}

package io.drover.feed;

import io.drover.store.Session;
import io.drover.store.Store;
import io.drover.store.ValueList;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What feeds remember: positions, outboxes, known keys, dead letters, manifests. Every method may be called from any
 * thread and throws {@link io.drover.store.StoreException} when the store refuses. What writes is for who has taken the
 * feed over, and throws {@link FencedException} once another process has: then nothing is written.
 */
public final class FeedStore {
    private final Store store;
    private final Clock clock;
    private final Terms terms = new Terms();
    private final Map<Integer, RecentKeys> recent = new ConcurrentHashMap<>();

    /** @param store is not closed by this */
    public FeedStore(Store store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * The feed of this name; a new one is added with generation 0. What is there keeps its source and filter. It is taken
     * over, unless this process ever did.
     */
    public FeedState open(String name, String source, String filter) {
        FeedState known = find(name).orElse(null);
        if (known == null || known.source().isEmpty()) {
            known = store.writeDurably(session -> {
                FeedTable.open(session, name, source, filter);
                return Optional.ofNullable(FeedTable.find(session, name)).orElseThrow();
            });
        }
        if (!terms.isTaken(known.id())) {
            takeOver(known.id());
        }
        return known;
    }

    /**
     * Takes the feed of this name over from whichever process has it; that one writes nothing of it any more.
     *
     * @return false when there is none yet; {@link #open} takes that one over
     */
    public boolean takeOver(String name) {
        Optional<FeedState> feed = find(name);
        feed.ifPresent(known -> takeOver(known.id()));
        return feed.isPresent();
    }

    private void takeOver(int feed) {
        terms.take(feed, store.writeDurably(session -> Terms.next(session, feed)));
        recent.put(feed, new RecentKeys(store, terms, feed)); // what is known was changed by who had it before
    }

    /** Does nothing while this process has the feed. @throws FencedException when another one has taken it over */
    public void check(int feed) {
        store.read(session -> terms.check(session, feed));
    }

    /** All feeds, by name. */
    public List<FeedState> list() {
        return store.read(FeedTable::all);
    }

    public Optional<FeedState> find(String name) {
        return store.read(session -> Optional.ofNullable(FeedTable.find(session, name)));
    }

    /** What is known of these keys, by key. Fast for up to 10,000 of them. */
    public Map<String, KnownKey> known(int feed, Collection<String> keys) {
        return keys.isEmpty() ? Map.of() : recent(feed).find(keys);
    }

    /**
     * What belongs to these keys directly.
     *
     * @param after the key to go on behind; empty for the first ones
     * @return at most so many, in the order of their keys
     */
    public List<KnownKey> children(int feed, Collection<String> parents, String after, int most) {
        return recent(feed).settled(() -> settledChildren(feed, parents, after, most));
    }

    private List<KnownKey> settledChildren(int feed, Collection<String> parents, String after, int most) {
        List<String> all = List.copyOf(parents);
        List<KnownKey> children = new ArrayList<>();
        for (int from = 0; from < all.size(); from += ValueList.MOST) {
            List<String> some = all.subList(from, Math.min(from + ValueList.MOST, all.size()));
            children.addAll(store.read(session -> KnownKeys.children(session, feed, some, after, most)));
        }
        if (all.size() <= ValueList.MOST) {
            return children;
        }
        return children.stream()
                .sorted((one, other) -> one.key().compareTo(other.key()))
                .distinct()
                .limit(most)
                .toList();
    }

    /** Keys behind this one that were last told before this generation, in the order of their keys. */
    public List<KnownKey> olderThan(int feed, long generation, String after, int most) {
        return recent(feed)
                .settled(() -> store.read(session -> KnownKeys.olderThan(session, feed, generation, after, most)));
    }

    /** The same without those to which another one belongs that was last told before this generation, too. */
    public List<KnownKey> olderLeaves(int feed, long generation, String after, int most) {
        return recent(feed)
                .settled(() -> store.read(session -> KnownKeys.olderLeaves(session, feed, generation, after, most)));
    }

    /** Keys behind this one that nothing keeps any more, in the order of their keys. */
    public List<KnownKey> unkept(int feed, Tie tie, String after, int most) {
        return recent(feed).settled(() -> store.read(session -> KnownKeys.unkept(session, feed, tie, after, most)));
    }

    /** How many keys were last told before this generation. */
    public long countOlderThan(int feed, long generation) {
        return recent(feed).settled(() -> store.read(session -> KnownKeys.countOlderThan(session, feed, generation)));
    }

    /** How many things are there, as the feed has told them. */
    public long countKnown(int feed) {
        return store.read(session -> KnownKeys.count(session, feed));
    }

    /**
     * Puts it into the outbox and notes what is known after it, in one transaction that is on the disk when it returns.
     *
     * @param batchSize most changes in a batch
     * @throws FeedException when someone else has given the places of these changes; then nothing is written
     */
    public void append(Append append, int batchSize) {
        recent(append.feed()).append(append, session -> {
            terms.guard(session, append.feed());
            FeedTable.advance(session, append);
            KnownKeys.write(session, append);
            Positions.addGone(session, append.feed(), append.changes());
            Outbox.add(session, append.feed(), append.changes(), append.position(), batchSize);
            return append.changes().size();
        });
    }

    /** The first batch of the outbox after this one, or null when there is none. @param number 0 for the first of all */
    public @Nullable StoredBatch after(int feed, long number) {
        return store.read(session -> Optional.ofNullable(Outbox.after(session, feed, number)))
                .orElse(null);
    }

    /** How many batches wait in the outbox. */
    public long waiting(int feed) {
        return store.read(session -> Outbox.waiting(session, feed));
    }

    /**
     * The sinks have this batch and all before, and the source knows: they leave the outbox. After a power cut it may be
     * there again.
     */
    public void confirmed(int feed, StoredBatch batch) {
        store.write(session -> {
            terms.guard(session, feed);
            Outbox.remove(session, feed, batch.number());
            delivered(session, feed, batch.changes());
            String position = batch.position();
            if (position != null) {
                FeedTable.position(session, feed, position);
                Positions.add(session, feed, FeedTable.delivered(session, feed), position);
            }
            return batch.number();
        });
    }

    /**
     * The sinks have this batch, and all before that had changes: these leave the outbox. Its position, or the last one
     * before, stays there until the source knows it.
     */
    public void delivered(int feed, StoredBatch batch) {
        store.write(session -> {
            terms.guard(session, feed);
            Outbox.removeChanges(session, feed, batch);
            delivered(session, feed, batch.changes());
            return batch.number();
        });
    }

    private void delivered(Session session, int feed, List<Change> changes) throws SQLException {
        if (!changes.isEmpty()) {
            long last = changes.get(changes.size() - 1).sequence();
            FeedTable.confirm(session, feed, last, clock.millis());
        }
    }

    /** What a source keeps besides its position. */
    public SourceMemory memory(int feed) {
        return new SourceMemory() {
            @Override
            public byte[] load() {
                return store.read(session -> FeedTable.load(session, feed));
            }

            @Override
            public void save(byte[] bytes) {
                store.writeDurably(session -> {
                    terms.guard(session, feed);
                    FeedTable.save(session, feed, bytes);
                    return bytes.length;
                });
            }
        };
    }

    /**
     * Begins anew: the position goes, and no rewind leads behind this; all known keys are to be told again. What waits in the
     * outbox stays there.
     *
     * @param filter what decides from now on
     */
    public void resync(int feed, String filter) {
        recent(feed)
                .settled(() -> store.writeDurably(session -> {
                    terms.guard(session, feed);
                    Restarts.resync(session, feed, filter);
                    return feed;
                }));
    }

    /**
     * Takes the position back to the newest that was confirmed at or before this place. What was told after it is told
     * again: deletions at once, the rest when the source tells it. While a generation is not complete the feed is left
     * without a position, so that everything is compared anew. What waits in the outbox stays there.
     *
     * @param batchSize most changes in a batch
     * @return the place that it is at now, or empty when none so early is remembered; then nothing was changed
     */
    public Optional<Long> rewind(int feed, long sequence, int batchSize) {
        return recent(feed)
                .settled(() -> store.writeDurably(session -> {
                    terms.guard(session, feed);
                    return Optional.ofNullable(Restarts.rewind(session, feed, sequence, batchSize));
                }));
    }

    /** The first place that a feed can be taken back to; empty: there is none yet. */
    public Optional<Long> firstRemembered(int feed) {
        return store.read(session -> Optional.ofNullable(Positions.first(session, feed)));
    }

    /**
     * Forgets everything of the feed, its source and filter too, but not what the source keeps for itself: the one that
     * runs goes on with it. The counters of generations and places go on, so that no name that is made of them comes twice.
     */
    public void reset(int feed) {
        recent(feed)
                .settled(() -> store.writeDurably(session -> {
                    terms.guard(session, feed);
                    Restarts.reset(session, feed);
                    return feed;
                }));
    }

    private RecentKeys recent(int feed) {
        return recent.computeIfAbsent(feed, number -> new RecentKeys(store, terms, number));
    }

    /** Puts a change aside. */
    public void bury(int feed, Change change, String reason, int attempts) {
        DeadLetter letter = new DeadLetter(change.sequence(), change, reason, attempts, clock.instant());
        store.writeDurably(session -> {
            terms.guard(session, feed);
            DeadLetters.add(session, feed, letter);
            return feed;
        });
    }

    /** What was put aside, the oldest first. @param after the number to go on behind, or 0 */
    public List<DeadLetter> dead(int feed, long after, int most) {
        return store.read(session -> DeadLetters.after(session, feed, after, most));
    }

    /** Removes what was put aside. @param number one of them, or 0 for all @return how many */
    public long dropDead(int feed, long number) {
        return store.writeDurably(session -> {
            terms.guard(session, feed);
            return DeadLetters.remove(session, feed, number);
        });
    }

    /** How many changes were put aside. */
    public long countDead(int feed) {
        return store.read(session -> DeadLetters.count(session, feed));
    }

    /** Keeps a run's manifest; the last {@value Manifests#KEPT} stay. */
    public void ran(int feed, Manifest manifest) {
        store.write(session -> {
            terms.guard(session, feed);
            Manifests.add(session, feed, manifest);
            return feed;
        });
    }

    /** The last manifests, the newest first. */
    public List<Manifest> runs(int feed, int most) {
        return store.read(session -> Manifests.last(session, feed, most));
    }
}

package io.drover.sandbox;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What changed last, for the synchronisation: of each thing its newest change alone, as in Immich. One lock.
 *
 * <p>Stores tell it every change; it does not hold what changed, only that it did and in which order.
 */
final class ChangeLog {
    /** The owner of what everybody sees. */
    static final String EVERYBODY = "";

    /** Immich prunes its tables of deletions when they are older. */
    private static final Duration DELETIONS_KEPT = Duration.ofDays(31);

    private final Map<Shelf, Journal> upserts = new HashMap<>();
    private final Map<Shelf, Journal> deletes = new HashMap<>();
    private final ThreadLocal<@Nullable LateIds> late = new ThreadLocal<>();
    private final Clock clock;
    private long millis;
    private long sequence;

    ChangeLog(Clock clock) {
        this.clock = clock;
    }

    /** The kinds of things that a stream tells of. */
    enum Kind {
        /** A user; its owner is {@link #EVERYBODY}. */
        USER,
        /** That a user shares all assets with another; it belongs to {@link #EVERYBODY}, and both are told. */
        PARTNER,
        ASSET,
        /** What an asset's own file says about it; it changes less often than the asset. */
        EXIF,
        METADATA,
        /** An album; it belongs to {@link #EVERYBODY}, but for its end, of which each of its users is told. */
        ALBUM,
        /** That a user has an album; for {@link #EVERYBODY} who has it, too. */
        ALBUM_USER,
        /** That an asset is in an album; for {@link #EVERYBODY} who has that. */
        ALBUM_ASSET,
        STACK,
        PERSON,
        FACE,
        MEMORY,
        /** That a memory shows an asset. */
        MEMORY_ASSET,
        IMAGE_EDIT,
        RECOGNIZED_TEXT,
        USER_SETTING
    }

    /** Where the changes of one kind and one owner are. */
    private record Shelf(Kind kind, String owner) {}

    /**
     * One change.
     *
     * @param key what names the thing: an id, or two
     */
    record Change(UpdateId id, List<String> key) {}

    /** A thing was made or changed. @return the id of that change */
    synchronized UpdateId upserted(Kind kind, String owner, String... key) {
        UpdateId id = next();
        journal(upserts, kind, owner).note(List.of(key), id);
        return id;
    }

    /** A thing is gone. */
    synchronized void deleted(Kind kind, String owner, String... key) {
        forgotten(kind, owner, key);
        journal(deletes, kind, owner).note(List.of(key), next());
    }

    /** A thing is gone together with what it belonged to, which nobody is told. */
    synchronized void forgotten(Kind kind, String owner, String... key) {
        journal(upserts, kind, owner).forget(List.of(key));
    }

    /** An id after all that has changed, and before all that will. */
    synchronized UpdateId now() {
        return next();
    }

    /** The newest change of a thing that is there, or null. */
    synchronized @Nullable UpdateId newest(Kind kind, String owner, String... key) {
        return journal(upserts, kind, owner).newest(List.of(key));
    }

    /** What was made or changed after one change (or ever) and before another, the oldest first, at most so many. */
    synchronized List<Change> upserts(Kind kind, String owner, @Nullable UpdateId after, UpdateId before, int limit) {
        return journal(upserts, kind, owner).between(after, before, limit);
    }

    /** What is gone, in the same way; of the last 31 days alone. */
    synchronized List<Change> deletes(Kind kind, String owner, @Nullable UpdateId after, UpdateId before, int limit) {
        Journal journal = journal(deletes, kind, owner);
        journal.forgetBefore(UpdateId.of(clock.millis() - DELETIONS_KEPT.toMillis(), 0));
        return journal.between(after, before, limit);
    }

    /** Forgets the deletions that are older. */
    synchronized void pruneDeletions(Duration age) {
        UpdateId oldest = UpdateId.of(clock.millis() - age.toMillis(), 0);
        deletes.values().forEach(journal -> journal.forgetBefore(oldest));
    }

    private static Journal journal(Map<Shelf, Journal> journals, Kind kind, String owner) {
        return journals.computeIfAbsent(new Shelf(kind, owner), shelf -> new Journal());
    }

    /** Ids of now for a transaction, which can give them to its changes much later. */
    synchronized LateIds lateIds() {
        UpdateId first = next();
        sequence += LateIds.COUNT;
        return new LateIds(first);
    }

    /** Has changes made, by the calling thread, that get these ids. */
    void with(LateIds ids, Runnable changes) {
        late.set(ids);
        try {
            changes.run();
        } finally {
            late.remove();
        }
    }

    private UpdateId next() {
        LateIds ids = late.get();
        if (ids != null) {
            return ids.next();
        }
        millis = Math.max(millis, clock.millis());
        return UpdateId.of(millis, ++sequence);
    }
}

package io.drover.feed;

import io.drover.feed.TypeCounts.Column;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gives changes their places in the feed and puts them into the store. For the thread that reads. */
final class Journal {
    /** The type and key of what the feed says of itself. */
    static final String ITSELF = "feed";

    private final HeldStore store;
    private final String source;
    private final TypeCounts counts;
    private final Pending pending = new Pending();

    private long generation;
    private long sequence;
    private boolean snapshot;
    private boolean changed;
    private @Nullable String position;

    /** @param counts of all that the store has taken */
    Journal(HeldStore store, FeedState before, TypeCounts counts) {
        this.store = store;
        this.source = before.source();
        this.counts = counts;
        this.generation = before.generation();
        this.sequence = before.sequence();
        this.snapshot = before.snapshot();
        this.position = before.moved() ? null : before.position();
    }

    long generation() {
        return generation;
    }

    /** The last place that was given. */
    long sequence() {
        return sequence;
    }

    /** Whether the generation is not complete yet. */
    boolean snapshot() {
        return snapshot;
    }

    Pending pending() {
        return pending;
    }

    /** Begins a generation. */
    void open(Piece.Opening opening) {
        generation++;
        snapshot = true;
        changed = true;
        // a server repeats what it opened until it is confirmed, whatever was confirmed before
        position = null;
        if (opening.announced()) {
            announce(Operation.RESET, "generation " + generation, null, opening.reason());
        }
    }

    /** The generation is complete. @param data what is told of it, or null: nothing is */
    void complete(@Nullable String data) {
        changed |= snapshot;
        snapshot = false;
        if (data != null) {
            announce(Operation.COMPLETE, "sequence " + (sequence + 1), data, null);
        }
    }

    private void announce(Operation operation, String version, @Nullable String data, @Nullable String reason) {
        pending.counts().add(ITSELF, Column.DERIVED);
        pending.announce(place(new SourceChange(ITSELF, ITSELF, operation, null, version, data, reason, List.of())));
    }

    /**
     * The thing is there, in a state that was not told yet. A thing that was gone may come back in the very state that it had:
     * its place of birth, in the version, tells the one from the other.
     */
    void tell(SourceChange upsert) {
        KnownKey known = pending.current(upsert.key());
        long born = known == null ? sequence + 1 : known.born();
        pending.tell(place(upsert.inVersion(upsert.version() + "~" + born)), upsert, born);
    }

    /** The thing is gone. */
    void remove(SourceChange deletion) {
        pending.remove(place(deletion));
    }

    private Change place(SourceChange told) {
        pending.counts().add(told.type(), Column.EMITTED);
        return Change.of(told, source, generation, ++sequence);
    }

    /** Writes when there is enough for a batch; for what one piece entails without limit. */
    void flushFull() {
        if (pending.size() >= store.batchSize()) {
            flush(null);
        }
    }

    /** Writes what there is. @param next to confirm once the sinks have all of it, or null */
    void flush(@Nullable String next) {
        boolean moved = next != null && !next.equals(position);
        if (moved || changed || !pending.isEmpty()) {
            store.append(generation, snapshot, pending, moved ? next : null);
            changed = false;
        }
        counts.addAll(pending.counts());
        position = moved ? next : position;
        pending.clear();
    }
}

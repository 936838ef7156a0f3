package io.drover.feed;

import io.drover.feed.TypeCounts.Column;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Removes what nothing keeps any more. That is known once everything was told: a thing may leave one keeper and come to
 * another one, and the source tells the first before the second.
 */
final class Orphans {
    private static final String REASON = "cascade";

    private final HeldStore store;
    private final Journal journal;
    private final List<Tie> ties;
    private final Cascade cascade;
    private final Runnable written;

    /** @param written called after each part that was written */
    Orphans(HeldStore store, Journal journal, List<Tie> ties, Runnable written) {
        this.store = store;
        this.journal = journal;
        this.ties = ties;
        this.cascade = new Cascade(store, journal);
        this.written = written;
    }

    /** Whether there may be any. @param told in this run @param owed whether an earlier run did not come so far */
    boolean areDue(TypeCounts told, boolean owed) {
        return ties.stream().anyMatch(tie -> owed || told.of(tie.keeper()).emitted() > 0);
    }

    /** Removes them, with what belongs to them. What was told before is in the store. */
    void run() {
        ties.forEach(this::remove);
    }

    private void remove(Tie tie) {
        List<KnownKey> page = store.unkept(tie, "");
        while (!page.isEmpty()) {
            Map<String, SourceChange> deletions = new LinkedHashMap<>();
            page.forEach(thing -> deletions.put(thing.key(), deletion(thing)));
            cascade.remove(deletions);
            deletions.values().forEach(this::remove);
            journal.flush(null);
            written.run();
            page = store.unkept(tie, page.get(page.size() - 1).key());
        }
    }

    private void remove(SourceChange deletion) {
        journal.pending().counts().add(deletion.type(), Column.DERIVED);
        journal.remove(deletion);
    }

    /** The version is that of its last state, which no later thing of the same key has. */
    private static SourceChange deletion(KnownKey thing) {
        String version = thing.version() + "~" + thing.born();
        return new SourceChange(thing.type(), thing.key(), Operation.DELETE, null, version, null, REASON, List.of());
    }
}

package io.drover.feed;

import io.drover.feed.TypeCounts.Column;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Takes what a source tells: leaves out what was told before, and adds what goes along with a deletion. */
final class Telling {
    private final HeldStore store;
    private final Journal journal;
    private final Pending pending;
    private final Cascade cascade;

    Telling(HeldStore store, Journal journal) {
        this.store = store;
        this.journal = journal;
        this.pending = journal.pending();
        this.cascade = new Cascade(store, journal);
    }

    /** Puts them into the journal; of very many that go along with a deletion, some are written already. */
    void tell(List<SourceChange> changes) {
        Set<String> keys = new HashSet<>(2 * changes.size());
        changes.forEach(change -> keys.add(change.key()));
        pending.load(store.known(keys));
        // deletions in a row are looked up together
        Map<String, SourceChange> deletions = new LinkedHashMap<>();
        for (SourceChange change : changes) {
            if (change.operation() == Operation.DELETE) {
                if (deletions.putIfAbsent(change.key(), change) != null) {
                    filter(change);
                }
            } else {
                remove(deletions);
                tell(change);
            }
        }
        remove(deletions);
    }

    private void tell(SourceChange upsert) {
        KnownKey known = pending.current(upsert.key());
        if (known == null || !known.version().equals(upsert.version())) {
            pending.counts().add(upsert.type(), Column.FETCHED);
            journal.tell(upsert);
            return;
        }
        filter(upsert);
        if (known.generation() < journal.generation()) {
            pending.see(known.in(journal.generation()));
        }
    }

    private void remove(Map<String, SourceChange> deletions) {
        if (deletions.isEmpty()) {
            return;
        }
        cascade.remove(deletions);
        for (SourceChange deletion : deletions.values()) {
            if (pending.current(deletion.key()) == null) {
                filter(deletion);
            } else {
                pending.counts().add(deletion.type(), Column.FETCHED);
                journal.remove(deletion);
            }
        }
        deletions.clear();
    }

    private void filter(SourceChange change) {
        pending.counts().add(change.type(), Column.FETCHED);
        pending.counts().add(change.type(), Column.FILTERED);
    }
}

package io.drover.feed;

import io.drover.feed.TypeCounts.Column;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Removes what is known of the things that go with others: what belongs to them, and what belongs to that, the last first. */
final class Cascade {
    private static final String REASON = "cascade";

    private final HeldStore store;
    private final Journal journal;
    private final Pending pending;
    /** What is about to be removed by someone further up; things may belong to each other in a circle. */
    private final Set<String> doomed = new HashSet<>();

    Cascade(HeldStore store, Journal journal) {
        this.store = store;
        this.journal = journal;
        this.pending = journal.pending();
    }

    /** Removes all that belongs to these, and not these. @param deletions by key */
    void remove(Map<String, SourceChange> deletions) {
        doomed.addAll(deletions.keySet());
        // first: once it is in the store, its key may lie before the page at hand
        remove(List.copyOf(pending.told()), deletions);
        List<KnownKey> page;
        String last = "";
        do {
            page = store.children(deletions.keySet(), last);
            remove(
                    page.stream()
                            .filter(child -> !pending.overrides(child.key()))
                            .toList(),
                    deletions);
            last = page.isEmpty() ? last : page.get(page.size() - 1).key();
        } while (page.size() == store.batchSize());
        doomed.removeAll(deletions.keySet());
    }

    private void remove(List<KnownKey> things, Map<String, SourceChange> deletions) {
        Map<String, SourceChange> along = new LinkedHashMap<>();
        for (KnownKey thing : things) {
            SourceChange cause = doomed.contains(thing.key()) ? null : cause(thing, deletions);
            if (cause != null) {
                along.put(thing.key(), along(thing, cause));
            }
        }
        if (along.isEmpty()) {
            return;
        }
        remove(along);
        for (SourceChange deletion : along.values()) {
            pending.counts().add(deletion.type(), Column.DERIVED);
            journal.remove(deletion);
        }
        journal.flushFull();
    }

    private static @Nullable SourceChange cause(KnownKey thing, Map<String, SourceChange> deletions) {
        for (String parent : thing.parents()) {
            SourceChange deletion = deletions.get(parent);
            if (deletion != null) {
                return deletion;
            }
        }
        return null;
    }

    private static SourceChange along(KnownKey thing, SourceChange parent) {
        return new SourceChange(
                thing.type(), thing.key(), Operation.DELETE, parent.time(), parent.version(), null, REASON, List.of());
    }
}

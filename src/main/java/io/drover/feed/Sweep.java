package io.drover.feed;

import io.drover.feed.TypeCounts.Column;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Removes what a complete generation did not tell again. */
final class Sweep {
    private static final String REASON = "absent";
    private static final int HUNDRED_PERCENT = 100;

    private final FeedSettings settings;
    private final HeldStore store;
    private final Journal journal;
    private final Runnable written;

    /** @param written called after each part that was written */
    Sweep(FeedSettings settings, HeldStore store, Journal journal, Runnable written) {
        this.settings = settings;
        this.store = store;
        this.journal = journal;
        this.written = written;
    }

    /** Whether there is anything to remove, as far as the store knows. */
    boolean isDue() {
        return journal.snapshot() && absent() > 0;
    }

    /** Removes it, what belongs to something before that; what belongs to each other in a circle comes last. */
    void run() {
        boolean found;
        do {
            found = remove(store::olderLeaves);
        } while (found);
        remove(store::olderThan);
    }

    /** @param pages gives those of a generation behind a key @return whether there was any */
    private boolean remove(BiFunction<Long, String, List<KnownKey>> pages) {
        long generation = journal.generation();
        List<KnownKey> page = pages.apply(generation, "");
        boolean found = !page.isEmpty();
        while (!page.isEmpty()) {
            page.forEach(this::remove);
            journal.flush(null);
            written.run();
            page = pages.apply(generation, page.get(page.size() - 1).key());
        }
        return found;
    }

    /** Why it must not be done, in a sentence, or null: the settings allow it. */
    @Nullable
    String refusal() {
        long absent = absent();
        long known = store.countKnown();
        if (absent * HUNDRED_PERCENT <= known * settings.maxSweepPercent()) {
            return null;
        }
        return String.format(
                Locale.ROOT,
                "feed %s: everything was compared, and of the %,d things that were told %,d are not there any more, but"
                        + " maxSweep of its route (the setting drover.changes.maxSweep, or drover.contentstack.maxSweep)"
                        + " lets %d percent of them go at most: if they"
                        + " are really gone, raise it until one run is complete, else find out why the source does not"
                        + " tell them, and ask for `drover feed resync %s` when it does",
                settings.name(),
                known,
                absent,
                settings.maxSweepPercent(),
                settings.name());
    }

    private void remove(KnownKey absent) {
        journal.pending().counts().add(absent.type(), Column.DERIVED);
        journal.remove(new SourceChange(
                absent.type(),
                absent.key(),
                Operation.DELETE,
                null,
                "generation " + journal.generation(),
                null,
                REASON,
                List.of()));
    }

    private long absent() {
        return store.countOlderThan(journal.generation());
    }
}

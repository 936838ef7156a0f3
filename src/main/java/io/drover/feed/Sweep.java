package io.drover.feed;

import io.drover.feed.TypeCounts.Column;
import java.util.List;
import java.util.Locale;

/** Removes what a complete generation did not tell again. */
final class Sweep {
    private static final String REASON = "absent";

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

    /** @throws FeedException when more would be removed than the settings allow; then nothing is */
    void run() {
        check(absent());
        List<KnownKey> page = store.olderThan(journal.generation(), "");
        while (!page.isEmpty()) {
            page.forEach(this::remove);
            journal.flush(null);
            written.run();
            page = store.olderThan(
                    journal.generation(), page.get(page.size() - 1).key());
        }
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

    private void check(long absent) {
        long known = store.countKnown();
        if (absent * 100 > known * settings.maxSweepPercent()) {
            throw new FeedException(String.format(
                    Locale.ROOT,
                    "feed %s: generation %d is complete without %,d of the %,d things that were told, and"
                            + " maxSweep lets it delete %d percent at most: if they are really gone, raise maxSweep for one"
                            + " run, else find out why the source does not tell them and ask for `drover feed resync %s`",
                    settings.name(),
                    journal.generation(),
                    absent,
                    known,
                    settings.maxSweepPercent(),
                    settings.name()));
        }
    }
}

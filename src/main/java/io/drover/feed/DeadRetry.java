package io.drover.feed;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands over once more what was put aside, each change alone; what has a later state by now is dropped. A sink that takes
 * nothing is asked once.
 */
final class DeadRetry {
    private static final Logger LOG = LoggerFactory.getLogger(FeedLoop.class);
    private static final int PAGE = 100;

    private final FeedSettings settings;
    private final ChangeSource source;
    private final FeedStore store;
    private final Sink sink;
    private final Ending ending;

    DeadRetry(FeedParts parts, Ending ending) {
        this.settings = parts.settings();
        this.source = parts.source();
        this.store = parts.store();
        this.sink = parts.sink();
        this.ending = ending;
    }

    /** @param number one of them, or 0 for all @throws EndedException when the run is to end; then the rest stays */
    void retry(int feed, long number) {
        Tally tally = new Tally();
        if (number == 0) {
            retryAll(feed, tally);
        } else {
            List<DeadLetter> found = store.dead(feed, number - 1, 1);
            retry(
                    feed,
                    found.stream().filter(letter -> letter.number() == number).toList(),
                    tally);
        }
        LOG.info(
                "feed {}: of the changes that were put aside {} were handed over, {} were dropped since something later was"
                        + " told, {} were refused again",
                settings.name(),
                tally.taken,
                tally.superseded,
                tally.refused);
        if (tally.down != null) {
            LOG.warn(
                    "feed {}: the sink takes nothing now, the rest stays aside; ask again when it is well: {}",
                    settings.name(),
                    Reasons.of(tally.down));
        }
    }

    private void retryAll(int feed, Tally tally) {
        long last = 0;
        List<DeadLetter> page;
        do {
            page = store.dead(feed, last, PAGE);
            retry(feed, page, tally);
            last = page.isEmpty() ? last : page.get(page.size() - 1).number();
        } while (page.size() == PAGE && tally.down == null);
    }

    private void retry(int feed, List<DeadLetter> letters, Tally tally) {
        Map<String, KnownKey> known = store.known(
                feed, letters.stream().map(letter -> letter.change().key()).toList());
        Batches batches = Batches.of(settings, source);
        for (DeadLetter letter : letters) {
            ending.check();
            Change change = letter.change();
            if (superseded(change, known.get(change.key()))) {
                tally.superseded++;
                store.dropDead(feed, letter.number());
                continue;
            }
            store.check(feed);
            Exception refusal = Handover.refusal(sink, batches.of(List.of(change)));
            if (refusal == null) {
                tally.taken++;
                store.dropDead(feed, letter.number());
            } else if (SinkException.tellsDown(refusal)) {
                tally.down = refusal;
                return;
            } else {
                tally.refused++;
                store.bury(feed, change, Reasons.of(refusal), letter.attempts() + 1);
            }
        }
    }

    /** An upsert of what is not there any more was followed by a deletion; what the feed says of itself has no later state. */
    private static boolean superseded(Change change, @Nullable KnownKey known) {
        return switch (change.operation()) {
            case UPSERT -> known == null || known.sequence() > change.sequence();
            case DELETE -> known != null && known.sequence() > change.sequence();
            case RESET, COMPLETE -> false;
        };
    }

    private static final class Tally {
        private long taken;
        private long superseded;
        private long refused;
        private @Nullable Exception down;
    }
}

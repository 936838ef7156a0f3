package io.drover.feed;

import io.drover.feed.FeedSettings.OnSinkError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Hands a batch to the sink for as long as it takes, or puts aside what the sink refuses. */
final class Handover {
    /** After so many failures a change that came alone is put aside, when the sink is known to be well. */
    private static final int MOST_FAILURES_OF_ONE = 3;

    /** The same when nothing is known of the sink: about a quarter of an hour with the pauses of {@link Backoff}. */
    private static final int MOST_FAILURES_IN_DOUBT = 20;

    private final Sink sink;
    private final OnSinkError onSinkError;
    private final HeldStore store;
    private final Hold hold;
    private final OneByOne oneByOne;

    /** The last change that the sink took in this run. */
    private @Nullable ChangeBatch taken;

    Handover(Sink sink, OnSinkError onSinkError, HeldStore store, Hold hold) {
        this.sink = sink;
        this.onSinkError = onSinkError;
        this.store = store;
        this.hold = hold;
        this.oneByOne = new OneByOne(sink, store, hold);
    }

    /**
     * Returns when the sink has the batch, but for what was put aside.
     *
     * @return what was put aside
     * @throws EndedException when the run is to end before
     * @throws FencedException when another process has taken the feed over
     */
    List<Change> deliver(ChangeBatch batch) {
        for (int failures = 1; ; failures++) {
            store.check();
            Exception refusal = refusal(sink, batch);
            List<Change> dead = refusal == null ? List.of() : dead(batch, refusal, failures);
            if (dead != null) {
                hold.succeeded();
                remember(batch, dead);
                return dead;
            }
            if (refusal != null) {
                hold.failed(refusal);
            }
        }
    }

    /** Why the sink did not take this, or null when it did. */
    static @Nullable Exception refusal(Sink sink, ChangeBatch batch) {
        try {
            sink.deliver(batch);
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EndedException();
        } catch (Exception e) {
            return e;
        }
    }

    /** What was put aside, the rest being taken; or null: it is not known yet what the sink refuses. */
    private @Nullable List<Change> dead(ChangeBatch batch, Exception refusal, int failures) {
        if (SinkException.tellsDown(refusal)) {
            return null;
        }
        return switch (onSinkError) {
            case BLOCK -> null;
            case DEAD_LETTER ->
                batch.changes().size() == 1
                        ? deadAlone(batch.changes().get(0), refusal, failures)
                        : oneByOne.deliver(batch, failures);
        };
    }

    private @Nullable List<Change> deadAlone(Change change, Exception refusal, int failures) {
        if (failures < MOST_FAILURES_OF_ONE || !sinkIsWell(failures)) {
            return null;
        }
        store.bury(change, Reasons.of(refusal), failures);
        return List.of(change);
    }

    /** A sink is well that takes, once more, what it took last; as far as it ever took something. */
    private boolean sinkIsWell(int failures) {
        return taken == null ? failures >= MOST_FAILURES_IN_DOUBT : refusal(sink, taken) == null;
    }

    private void remember(ChangeBatch batch, List<Change> dead) {
        List<Change> changes = batch.changes();
        for (int i = changes.size() - 1; i >= 0; i--) {
            if (!dead.contains(changes.get(i))) {
                taken = batch.only(changes.get(i));
                return;
            }
        }
    }
}

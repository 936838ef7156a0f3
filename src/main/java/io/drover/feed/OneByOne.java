package io.drover.feed;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds out which changes of a batch a sink refuses. A change is refused when the sink does not take it and right after
 * it takes, once more, the one that it took last: else it may just be down.
 */
final class OneByOne {
    private static final int FIRST_TRIES = 16;
    private static final int MOST_DOUBLINGS = 10;

    private final Sink sink;
    private final HeldStore store;
    private final Hold hold;

    OneByOne(Sink sink, HeldStore store, Hold hold) {
        this.sink = sink;
        this.store = store;
        this.hold = hold;
    }

    /**
     * Hands over each change alone, once one is found that the sink takes.
     *
     * @param failures of the whole batch: more changes are tried each time, so that a sink that is down is not asked a
     *     thousand times at once
     * @return those that were put aside, or null when the sink has taken none
     * @throws EndedException when the run is to end before; then the whole batch comes again, as after a crash
     */
    @Nullable
    List<Change> deliver(ChangeBatch batch, int failures) {
        List<Change> changes = batch.changes();
        int most = Math.min(changes.size(), FIRST_TRIES << Math.min(failures - 1, MOST_DOUBLINGS));
        for (int i = 0; i < most; i++) {
            hold.check();
            store.check();
            Exception refusal = Handover.refusal(sink, batch.only(changes.get(i)));
            if (refusal == null) {
                hold.succeeded();
                return rest(batch, i, failures);
            } else if (SinkException.tellsDown(refusal)) {
                return null;
            }
        }
        return null;
    }

    /** @param place of the one that was taken; those before it were not, which may have been the sink's fault */
    private List<Change> rest(ChangeBatch batch, int place, int failures) {
        List<Change> dead = new ArrayList<>();
        Change first = batch.changes().get(place);
        Change taken = first;
        Deque<Change> rest = new ArrayDeque<>(batch.changes());
        rest.remove(first);
        while (!rest.isEmpty()) {
            hold.check();
            Change change = rest.remove();
            Exception refusal =
                    overtakes(first, change) ? new OvertakenException(first) : refusal(batch, change, taken);
            if (refusal == null) {
                taken = change;
            } else {
                store.bury(change, Reasons.of(refusal), failures + 1);
                dead.add(change);
            }
        }
        return dead;
    }

    /** Only the first one that was taken can: all others are tried in their order. */
    private static boolean overtakes(Change first, Change change) {
        return change.key().equals(first.key()) && change.sequence() < first.sequence();
    }

    /** Null when the sink has taken the change. */
    private @Nullable Exception refusal(ChangeBatch batch, Change change, Change taken) {
        while (true) {
            store.check();
            Exception refusal = Handover.refusal(sink, batch.only(change));
            if (refusal == null || isWell(refusal, batch.only(taken))) {
                hold.succeeded();
                return refusal;
            }
            hold.failed(refusal);
        }
    }

    private boolean isWell(Exception refusal, ChangeBatch taken) {
        return !SinkException.tellsDown(refusal) && Handover.refusal(sink, taken) == null;
    }

    /** A thing's later state is never followed by an earlier one. */
    private static final class OvertakenException extends Exception {
        private static final long serialVersionUID = 1;

        OvertakenException(Change later) {
            super("it was refused, and then change " + later.sequence() + " of the same key was taken");
        }
    }
}

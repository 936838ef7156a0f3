package io.drover.feed;

import io.drover.feed.TypeCounts.Column;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Works off the outbox: its first batch to the sink, its position to the source, out. While the source cannot be told, what
 * the sink does not have goes on to it all the same. For one thread at a time.
 */
final class OutboxTurn {
    private final HeldStore store;
    private final ChangeSource source;
    private final Hold sourceHold;
    private final Batches batches;
    private final Handover handover;
    private final TypeCounts counts;
    private final String feed;
    private final FeedListener listener;
    private boolean sourceFails;

    /** @param counts of what has left the outbox @param listener hears of it, too */
    OutboxTurn(
            HeldStore store,
            ChangeSource source,
            Hold sourceHold,
            Batches batches,
            Handover handover,
            TypeCounts counts,
            String feed,
            FeedListener listener) {
        this.store = store;
        this.source = source;
        this.sourceHold = sourceHold;
        this.batches = batches;
        this.handover = handover;
        this.counts = counts;
        this.feed = feed;
        this.listener = listener;
    }

    /**
     * One turn.
     *
     * @return whether there was a batch
     * @throws EndedException when the run is to end first; then what is not done stays
     * @throws FeedException when only the user can help the source
     */
    boolean take() {
        if (sourceFails && deliver()) {
            return true;
        }
        StoredBatch batch = store.first();
        if (batch == null) {
            return false;
        }
        handOver(batch.changes());
        RuntimeException refusal = batch.position() == null ? null : refusal(batch.position());
        sourceFails = refusal != null;
        if (refusal == null) {
            store.confirmed(batch);
            return true;
        }
        if (!batch.changes().isEmpty()) {
            store.delivered(batch);
        }
        if (refusal instanceof FeedException) {
            throw refusal;
        }
        sourceHold.check();
        sourceHold.failed(refusal);
        return true;
    }

    /**
     * Hands over the first batch that the sink does not have. Asks nothing of the source.
     *
     * @return whether there was one
     */
    boolean deliver() {
        StoredBatch batch = store.first();
        while (batch != null && batch.changes().isEmpty()) {
            batch = store.after(batch.number());
        }
        if (batch == null) {
            return false;
        }
        handOver(batch.changes());
        store.delivered(batch);
        return true;
    }

    private @Nullable RuntimeException refusal(String position) {
        try {
            source.confirm(position);
            sourceHold.succeeded();
            return null;
        } catch (RuntimeException e) {
            return e;
        }
    }

    private void handOver(List<Change> changes) {
        if (!changes.isEmpty()) {
            count(changes, handover.deliver(batches.of(changes)));
        }
    }

    private void count(List<Change> changes, List<Change> dead) {
        counts.addAll(dead, Column.DEAD);
        if (dead.isEmpty()) {
            counts.addAll(changes, Column.DELIVERED);
            listener.delivered(feed, changes);
            return;
        }
        Set<Change> putAside = new HashSet<>(dead);
        List<Change> taken = new ArrayList<>(changes);
        taken.removeIf(putAside::contains);
        counts.addAll(taken, Column.DELIVERED);
        listener.delivered(feed, taken);
        listener.buried(feed, dead);
    }
}

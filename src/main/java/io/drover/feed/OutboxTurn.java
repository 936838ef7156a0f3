package io.drover.feed;

import io.drover.feed.TypeCounts.Column;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** One turn of the outbox: its first batch to the sink, its position to the source, out. For one thread at a time. */
final class OutboxTurn {
    private final HeldStore store;
    private final ChangeSource source;
    private final Hold sourceHold;
    private final Batches batches;
    private final Handover handover;
    private final TypeCounts counts;

    /** @param counts of what has left the outbox */
    OutboxTurn(
            HeldStore store,
            ChangeSource source,
            Hold sourceHold,
            Batches batches,
            Handover handover,
            TypeCounts counts) {
        this.store = store;
        this.source = source;
        this.sourceHold = sourceHold;
        this.batches = batches;
        this.handover = handover;
        this.counts = counts;
    }

    /** @return whether there was a batch @throws EndedException when the run is to end first; then the batch stays */
    boolean take() {
        StoredBatch batch = store.first();
        if (batch == null) {
            return false;
        }
        List<Change> changes = batch.changes();
        List<Change> dead = changes.isEmpty() ? List.of() : handover.deliver(batches.of(changes));
        String position = batch.position();
        if (position != null) {
            sourceHold.source(() -> source.confirm(position));
        }
        store.confirmed(batch);
        count(changes, dead);
        return true;
    }

    private void count(List<Change> changes, List<Change> dead) {
        counts.addAll(dead, Column.DEAD);
        if (dead.isEmpty()) {
            counts.addAll(changes, Column.DELIVERED);
            return;
        }
        Set<Change> putAside = new HashSet<>(dead);
        List<Change> taken = new ArrayList<>(changes);
        taken.removeIf(putAside::contains);
        counts.addAll(taken, Column.DELIVERED);
    }
}

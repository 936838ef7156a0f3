package io.drover.feed;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a run has done. It balances when for each type fetched + derived = filtered + emitted and carried + emitted =
 * delivered + dead; a run that was cut short has the rest in {@code waiting}, which then counts with delivered.
 *
 * @param run counts the feed's runs, from 1
 * @param generation at its end
 * @param firstSequence of what it emitted; 0: nothing
 * @param lastSequence the feed's last place at its end, whether it emitted anything or not
 * @param complete whether the source told everything
 * @param error why it ended early, in one sentence, or null
 * @param types by type
 */
public record Manifest(
        String feed,
        long run,
        long generation,
        Instant started,
        Instant ended,
        long firstSequence,
        long lastSequence,
        boolean complete,
        @Nullable String error,
        Map<String, Counts> types) {

    /** The counts of one type; zeros when there was nothing of it. */
    public Counts of(String type) {
        return types.getOrDefault(type, Counts.NONE);
    }

    /**
     * How many changes of one type.
     *
     * @param fetched told by the source
     * @param derived made here: of what a thing took along, and of what was absent
     * @param filtered told before, or deletions of what was never told
     * @param emitted put into the outbox
     * @param carried in the outbox when the run began
     * @param delivered taken by the sinks
     * @param dead put aside
     * @param waiting in the outbox when the run ended
     */
    public record Counts(
            long fetched,
            long derived,
            long filtered,
            long emitted,
            long carried,
            long delivered,
            long dead,
            long waiting) {

        static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0, 0, 0);

        /** Whether nothing was lost or made up. */
        public boolean balances() {
            return fetched + derived == filtered + emitted && carried + emitted == delivered + dead + waiting;
        }
    }
}

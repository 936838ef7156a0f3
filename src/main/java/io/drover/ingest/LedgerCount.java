package io.drover.ingest;

/**
 * The files of one target and source that are in one state.
 *
 * @param files how many, 1 or more
 * @param lastRecordedMillis when one of them was recorded last, milliseconds since 1970
 * @param due how many of them the next scan takes although they did not change
 * @param nextAttemptMillis when the first of them is due, milliseconds since 1970; 0 for at once, {@link Known#NEVER}
 *     when none ever is
 */
public record LedgerCount(
        TargetId target,
        String source,
        FileState state,
        long files,
        long lastRecordedMillis,
        long due,
        long nextAttemptMillis) {}

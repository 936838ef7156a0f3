package io.drover.ingest;

import org.jspecify.annotations.Nullable;

/**
 * What the ledger holds of one file for one target.
 *
 * @param size bytes, when it was recorded
 * @param modifiedNanos modification time, when it was recorded
 * @param checksum SHA-1, 40 lower-case hex digits, or null when the file was never read
 * @param state the final state of its last run
 * @param assetId the asset's UUID where the server has one
 * @param reason why this state, in one sentence
 * @param attempts how often the file was tried, 1 or more
 * @param nextAttemptMillis when the file is due again though it did not change, milliseconds since 1970; 0 for at once,
 *     {@link #NEVER} for a settled state that nobody asked to retry
 */
public record Known(
        long size,
        long modifiedNanos,
        @Nullable String checksum,
        FileState state,
        @Nullable String assetId,
        @Nullable String reason,
        int attempts,
        long nextAttemptMillis) {

    /** The next attempt of a file that is left alone until it changes. */
    public static final long NEVER = Long.MAX_VALUE;

    /** Whether a scan takes the file although it is the recorded version. */
    public boolean due(long nowMillis) {
        return nextAttemptMillis <= nowMillis;
    }

    /** Whether this is about the same version of the file. */
    public boolean matches(FileStamp stamp) {
        return size == stamp.size() && modifiedNanos == stamp.modifiedNanos();
    }
}

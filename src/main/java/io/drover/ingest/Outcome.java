package io.drover.ingest;

import org.jspecify.annotations.Nullable;

/**
 * How one file ended: what {@code ledger:record} writes.
 *
 * @param file the file as it was found
 * @param checksum SHA-1, 40 lower-case hex digits, or null when it was not read
 * @param state its final state
 * @param assetId the asset's UUID where the server has one
 * @param reason why this state, in one sentence
 * @param disposal what was done with the source file afterwards ({@code moved to PATH}, {@code deleted}), or null
 * @param sidecar the version of the sidecar that the target was given in this run, or null
 */
public record Outcome(
        SourceFile file,
        @Nullable String checksum,
        FileState state,
        @Nullable String assetId,
        @Nullable String reason,
        @Nullable String disposal,
        @Nullable SidecarVersion sidecar) {

    /** Of a file whose sidecar, if it has one, is no news. */
    public Outcome(
            SourceFile file,
            @Nullable String checksum,
            FileState state,
            @Nullable String assetId,
            @Nullable String reason,
            @Nullable String disposal) {
        this(file, checksum, state, assetId, reason, disposal, null);
    }
}

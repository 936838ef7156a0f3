package io.drover.library;

import io.drover.ingest.FileState;
import io.drover.ingest.Known;
import io.drover.ingest.SidecarVersion;
import org.jspecify.annotations.Nullable;

/** What becomes of one file that was found. */
sealed interface Ruling {

    /**
     * It goes the way of a file.
     *
     * @param known what the ledger holds of this version, or null
     * @param sidecar the version of its sidecar that the target was not given yet, or null
     */
    record Send(@Nullable Known known, @Nullable SidecarVersion sidecar) implements Ruling {}

    /** It is only to be recorded. */
    record Decided(FileState state, String reason) implements Ruling {}

    /** It is an archive, which is walked like a folder. @param known what the ledger holds of this version, or null */
    record Enter(@Nullable Known known) implements Ruling {}

    /** It is an archive that was walked, and is to be recorded. @param disposal what was done with it, or null */
    record Concluded(
            FileState state, String reason, @Nullable String disposal) implements Ruling {}

    /** The server holds it since an earlier run, and it is still to be moved or deleted. */
    record Dispose(Known known) implements Ruling {}

    /** The ledger says all about it. @param reason why this state; the ledger may hold another for an earlier one */
    record Leave(FileState state, @Nullable String reason, Known known) implements Ruling {
        Leave(Known known) {
            this(known.state(), known.reason(), known);
        }
    }

    /** It is still being written. */
    record Wait() implements Ruling {}

    /** It is none of the files that this look is about. */
    record Skip() implements Ruling {}
}

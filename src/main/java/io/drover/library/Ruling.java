package io.drover.library;

import io.drover.ingest.FileState;
import io.drover.ingest.IngestHeaders;
import io.drover.ingest.Known;
import io.drover.ingest.SidecarVersion;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;

/** What becomes of one file that was found. */
sealed interface Ruling {

    /** Says it in the headers of the file's message, for those who carry it out. */
    default void tell(Message message) {
        // most are carried out by the walk itself
    }

    /**
     * It goes the way of a file.
     *
     * @param known what the ledger holds of this version, or null
     * @param sidecar the version of its sidecar that the target was not given yet, or null
     */
    record Send(@Nullable Known known, @Nullable SidecarVersion sidecar) implements Ruling {
        @Override
        public void tell(Message message) {
            if (sidecar != null) {
                message.setHeader(IngestHeaders.SIDECAR, sidecar);
            }
        }
    }

    /** It is only to be recorded. */
    record Decided(FileState state, String reason) implements Ruling {
        @Override
        public void tell(Message message) {
            message.setHeader(IngestHeaders.STATE, state.label());
            message.setHeader(IngestHeaders.REASON, reason);
        }
    }

    /** It is an archive, which is walked like a folder. @param known what the ledger holds of this version, or null */
    record Enter(@Nullable Known known) implements Ruling {}

    /** It is an archive that was walked, and is to be recorded. @param disposal what was done with it, or null */
    record Concluded(
            FileState state, String reason, @Nullable String disposal) implements Ruling {
        @Override
        public void tell(Message message) {
            new Decided(state, reason).tell(message);
            if (disposal != null) {
                message.setHeader(IngestHeaders.DISPOSAL, disposal);
            }
        }
    }

    /** The server holds it since an earlier run, and it is still to be moved or deleted. */
    record Dispose(Known known) implements Ruling {
        @Override
        public void tell(Message message) {
            message.setHeader(IngestHeaders.STATE, known.state().label());
            message.setHeader(IngestHeaders.CHECKSUM, known.checksum());
            message.setHeader(IngestHeaders.ASSET_ID, known.assetId());
            if (known.reason() != null) {
                message.setHeader(IngestHeaders.REASON, known.reason());
            }
        }
    }

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

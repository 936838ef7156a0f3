package io.drover.immich;

import io.drover.immich.api.CheckResult;
import io.drover.ingest.FileState;
import io.drover.ingest.IngestHeaders;
import io.drover.ingest.Known;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What becomes of a file whose bytes the server does not want, because it has an asset of them. */
final class Rejection {
    private Rejection() {}

    /** Sets the file's state. @param proof how the asset's original was found, or null when nobody had to look at it */
    static void apply(FileMessage message, CheckResult result, @Nullable String proof) {
        mark(message);
        String assetId = result.assetId();
        if (result.trashed()) {
            message.settleTrashed(assetId);
            return;
        }
        String before = message.assetId();
        if (message.state() != null && before != null) {
            keepIfSame(message, before, assetId);
            return;
        }
        boolean uploaded = isOurs(message.file().known(), assetId);
        String reason = uploaded ? "the server still holds these bytes" : "the server held these bytes already";
        message.settle(
                uploaded ? FileState.UPLOADED : FileState.DUPLICATE,
                assetId,
                proof == null ? reason : reason + "; " + proof);
    }

    /** The same when the asset's original is lost. */
    static void applyLost(FileMessage message, @Nullable String assetId) {
        mark(message);
        message.settleLost(assetId);
    }

    private static void mark(FileMessage message) {
        message.exchange().getMessage().setHeader(IngestHeaders.ACTION, "reject");
    }

    private static void keepIfSame(FileMessage message, String before, @Nullable String assetId) {
        if (!before.equals(assetId)) {
            message.settle(
                    FileState.FAILED,
                    assetId,
                    "asset " + before + " held the file, now asset " + assetId
                            + " does; nothing was done with the source file");
        }
    }

    private static boolean isOurs(@Nullable Known known, @Nullable String assetId) {
        return known != null && known.state() == FileState.UPLOADED && Objects.equals(known.assetId(), assetId);
    }
}

package io.drover.immich;

import io.drover.immich.api.model.UploadAnswer;
import io.drover.ingest.FileState;
import io.drover.ingest.IngestHeaders;
import java.util.Map;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/** Tells how a file's way has ended to a route that keeps no ledger: by the server's answer as the body, or an error. */
final class FileAnswer {
    private FileAnswer() {}

    static void write(Exchange exchange, FileState state, @Nullable String assetId, String reason) {
        switch (state) {
            case UPLOADED -> held(exchange, assetId, "created");
            case DUPLICATE -> held(exchange, assetId, "duplicate");
            case TRASHED, UNSUPPORTED, EXCLUDED, REJECTED, FAILED, VANISHED ->
                exchange.setException(new RefusedException(
                        "the file is " + state.label() + ": " + reason
                                + (assetId == null ? "" : " (asset " + assetId + ")"),
                        null));
        }
    }

    private static void held(Exchange exchange, @Nullable String assetId, String status) {
        exchange.getMessage().setBody(new UploadAnswer(String.valueOf(assetId), status, Map.of()));
        exchange.getMessage().setHeader(IngestHeaders.ASSET_ID, assetId);
    }
}

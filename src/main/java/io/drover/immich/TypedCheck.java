package io.drover.immich;

import io.drover.immich.api.AssetOperations;
import io.drover.immich.api.model.BulkUploadCheck;
import io.drover.immich.api.model.BulkUploadCheckResult;
import io.drover.immich.api.model.BulkUploadCheckResults;
import io.drover.immich.api.model.CheckItem;
import io.drover.ingest.IngestHeaders;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;

/**
 * checkBulkUpload by checksums that a message gives: any number of questions in the body, or one in the header
 * {@code CamelImmichChecksum}. What the server answers is the body; for one question, the headers tell it as well.
 */
final class TypedCheck {
    private static final int MOST = 5_000;
    private static final String CHECKSUM = "[0-9a-fA-F]{40}|[0-9a-zA-Z+/]{27}=";

    private final RequestReader<BulkUploadCheck> requests = new RequestReader<>(AssetOperations.CHECK_BULK_UPLOAD);
    private final ImmichServer server;

    TypedCheck(ImmichServer server) {
        this.server = server;
    }

    /** Asks what the message asks. Blocks. @throws IllegalArgumentException when a checksum is none */
    void check(Message message) {
        String one = message.getHeader(ImmichConstants.CHECKSUM, String.class);
        List<CheckItem> items = one == null || message.getBody() != null
                ? requests.read(message).assets()
                : List.of(new CheckItem(one, one));
        answer(items, message);
    }

    /** Asks about one file. @param checksum SHA-1 of the whole file, 40 lower-case hex digits */
    void check(String checksum, Message message) {
        answer(List.of(new CheckItem(checksum, checksum)), message);
    }

    private void answer(List<CheckItem> items, Message message) {
        items.forEach(TypedCheck::requireChecksum);
        List<BulkUploadCheckResult> results = new ArrayList<>(items.size());
        for (int from = 0; from < items.size(); from += MOST) {
            BulkUploadCheck part = new BulkUploadCheck(items.subList(from, Math.min(from + MOST, items.size())));
            results.addAll(server.verbs()
                    .call(
                            AssetOperations.CHECK_BULK_UPLOAD,
                            client -> client.call(AssetOperations.CHECK_BULK_UPLOAD, part))
                    .results());
        }
        message.setBody(new BulkUploadCheckResults(List.copyOf(results)));
        if (results.size() == 1) {
            message.setHeader(ImmichConstants.ACTION, results.get(0).action());
            setOrRemove(message, IngestHeaders.ASSET_ID, results.get(0).assetId());
        }
    }

    /** A server takes anything for a checksum, and answers that it lacks the file. */
    private static void requireChecksum(CheckItem item) {
        if (!item.checksum().matches(CHECKSUM)) {
            throw new IllegalArgumentException("immich:checkBulkUpload: the checksum of " + JsonWords.shown(item.id())
                    + " is " + JsonWords.shown(item.checksum())
                    + ", allowed: a SHA-1 as 40 hex digits, or as base64 of 28 characters");
        }
    }

    private static void setOrRemove(Message message, String header, @Nullable String value) {
        if (value == null) {
            message.removeHeader(header);
        } else {
            message.setHeader(header, value);
        }
    }
}

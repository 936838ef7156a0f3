package io.drover.immich.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.drover.http.WireJson;
import io.drover.immich.api.model.Asset;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one line of the stream says of an asset.
 *
 * @param time when it was changed or removed: the acknowledgement ends in a UUID of version 7, which holds it
 * @param asset as it is now, or null when it is gone
 * @param deletedId the asset that is gone, or null
 */
record StreamedChange(
        Instant time, @Nullable Asset asset, @Nullable String deletedId) {
    private static final Set<String> ASSETS = Set.of("AssetV2", "PartnerAssetV2", "PartnerAssetBackfillV2");
    private static final Set<String> DELETIONS = Set.of("AssetDeleteV1", "PartnerAssetDeleteV1");
    private static final String HIDDEN = "hidden";
    private static final int BITS_BELOW_THE_TIME = 16;

    /** Null for a line that says nothing of an asset, and for a hidden asset, which full and delta sync never told. */
    static @Nullable StreamedChange of(SyncLine line) {
        if (DELETIONS.contains(line.type())) {
            return new StreamedChange(
                    time(line.ack()), null, data(line).path("assetId").asText());
        }
        if (!ASSETS.contains(line.type())) {
            return null;
        }
        Instant time = time(line.ack());
        Asset asset = asset(data(line), time);
        return asset.visibility().equals(HIDDEN) ? null : new StreamedChange(time, asset, null);
    }

    /** The moment of the last identifier in an acknowledgement. */
    static Instant time(String ack) {
        UUID id = UUID.fromString(ack.substring(ack.lastIndexOf('|') + 1));
        return Instant.ofEpochMilli(id.getMostSignificantBits() >>> BITS_BELOW_THE_TIME);
    }

    private static ObjectNode data(SyncLine line) {
        JsonNode data = WireJson.tree(line.data());
        if (data instanceof ObjectNode object) {
            return object;
        }
        throw new IllegalStateException("a line of the type " + line.type() + " holds no object");
    }

    /** The stream says in other words what other answers say. */
    private static Asset asset(ObjectNode data, Instant time) {
        data.put("updatedAt", time.toString());
        data.put("isTrashed", data.hasNonNull("deletedAt"));
        data.put("isArchived", data.path("visibility").asText().equals("archive"));
        return WireJson.record(data, Asset.class);
    }
}

package io.drover.immich.api;

import io.drover.http.WireJson;
import io.drover.immich.api.model.MetadataItem;
import io.drover.immich.api.model.ServerVersion;
import io.drover.immich.api.model.UploadAsset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The fields of an upload's form that say more of the asset than its file does. */
final class UploadFields {
    private UploadFields() {}

    /** @throws IllegalArgumentException when a server of this version does not take such metadata */
    static Map<String, String> of(UploadAsset options, ServerVersion version) {
        Map<String, String> fields = new LinkedHashMap<>();
        if (options.isFavorite() != null) {
            fields.put("isFavorite", options.isFavorite().toString());
        }
        if (options.visibility() != null) {
            fields.put("visibility", options.visibility());
        }
        if (options.livePhotoVideoId() != null) {
            fields.put("livePhotoVideoId", options.livePhotoVideoId());
        }
        List<MetadataItem> metadata = options.metadata();
        if (metadata != null && !metadata.isEmpty()) { // an empty list is a 500 on some versions
            checkMetadata(metadata, version);
            fields.put("metadata", json(metadata));
        }
        return fields;
    }

    private static void checkMetadata(List<MetadataItem> metadata, ServerVersion version) {
        if (!version.isAtLeast(Versions.V1_140)) {
            throw new IllegalArgumentException(
                    "uploadAsset: metadata came with Immich " + Versions.V1_140 + ", the server is " + version);
        }
        for (MetadataItem item : metadata) {
            if (!version.isAtLeast(Versions.V2_5) && !item.key().equals(Adaptations.ONLY_KEY)) {
                throw new IllegalArgumentException(
                        "uploadAsset: the metadata key '" + item.key() + "' is not one of Immich " + version
                                + ", allowed before " + Versions.V2_5 + ": " + Adaptations.ONLY_KEY);
            }
        }
    }

    private static String json(List<MetadataItem> metadata) {
        return metadata.stream()
                .map(item -> WireJson.object(item).toString())
                .collect(Collectors.joining(",", "[", "]"));
    }
}

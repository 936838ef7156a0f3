package io.drover.immich;

import java.util.List;
import java.util.Map;

/** For each operation that takes anything, the least that its verb takes, about things that are not there. */
final class VerbRequests {
    private static final String NOWHERE = VerbContractBase.NOWHERE;
    private static final List<String> NOWHERES = List.of(NOWHERE);
    private static final Map<String, Object> VALUE = Map.of("n", 1);
    private static final String TIME = "2018-05-06T04:08:09Z";

    private static final Map<String, Map<String, Object>> LEAST = Map.ofEntries(
            Map.entry("checkBulkUpload", Map.of("assets", List.of(Map.of("id", "a", "checksum", "0".repeat(40))))),
            Map.entry("checkExistingAssets", Map.of("deviceId", "d", "deviceAssetIds", List.of("0".repeat(40)))),
            Map.entry("getAllUserAssetsByDeviceId", Map.of("deviceId", "d")),
            Map.entry("getAssetInfo", Map.of("assetId", NOWHERE)),
            Map.entry("updateAsset", Map.of("assetId", NOWHERE)),
            Map.entry("updateAssets", Map.of("assetIds", NOWHERES)),
            Map.entry("copyAsset", Map.of("sourceId", NOWHERE, "targetId", NOWHERE)),
            Map.entry("deleteAssets", Map.of("assetIds", NOWHERES)),
            Map.entry("runAssetJobs", Map.of("assetIds", NOWHERES, "name", "refresh-metadata")),
            Map.entry("replaceAsset", Map.of("assetId", NOWHERE)),
            Map.entry("downloadAsset", Map.of("assetId", NOWHERE)),
            Map.entry("viewAsset", Map.of("assetId", NOWHERE)),
            Map.entry("playAssetVideo", Map.of("assetId", NOWHERE)),
            Map.entry("getAssetMetadata", Map.of("assetId", NOWHERE)),
            Map.entry("getAssetMetadataByKey", Map.of("assetId", NOWHERE, "key", "mobile-app")),
            Map.entry(
                    "updateAssetMetadata",
                    Map.of("assetId", NOWHERE, "items", List.of(Map.of("key", "mobile-app", "value", VALUE)))),
            Map.entry("deleteAssetMetadata", Map.of("assetId", NOWHERE, "key", "mobile-app")),
            Map.entry(
                    "updateBulkAssetMetadata",
                    Map.of("items", List.of(Map.of("assetId", NOWHERE, "key", "mobile-app", "value", VALUE)))),
            Map.entry(
                    "deleteBulkAssetMetadata",
                    Map.of("items", List.of(Map.of("assetId", NOWHERE, "key", "mobile-app")))),
            Map.entry("getFullSyncForUser", Map.of("limit", 1, "updatedUntil", TIME)),
            Map.entry("getDeltaSync", Map.of("updatedAfter", TIME, "userIds", NOWHERES)),
            Map.entry("getSyncStream", Map.of("types", List.of("UsersV1"))),
            Map.entry("sendSyncAck", Map.of("acks", List.of("UserV1|a"))),
            Map.entry("createAlbum", Map.of("albumName", "contract")),
            Map.entry("getAlbumInfo", Map.of("albumId", NOWHERE)),
            Map.entry("updateAlbumInfo", Map.of("albumId", NOWHERE)),
            Map.entry("deleteAlbum", Map.of("albumId", NOWHERE)),
            Map.entry("addAssetsToAlbum", Map.of("albumId", NOWHERE, "assetIds", NOWHERES)),
            Map.entry("removeAssetFromAlbum", Map.of("albumId", NOWHERE, "assetIds", NOWHERES)),
            Map.entry("upsertTags", Map.of("tags", List.of("contract"))),
            Map.entry("tagAssets", Map.of("tagId", NOWHERE, "assetIds", NOWHERES)),
            Map.entry("untagAssets", Map.of("tagId", NOWHERE, "assetIds", NOWHERES)),
            Map.entry("bulkTagAssets", Map.of("tagIds", NOWHERES, "assetIds", NOWHERES)),
            Map.entry("deleteTag", Map.of("tagId", NOWHERE)),
            Map.entry("createStack", Map.of("assetIds", List.of(NOWHERE, NOWHERE))),
            Map.entry("getStack", Map.of("stackId", NOWHERE)),
            Map.entry("updateStack", Map.of("stackId", NOWHERE)),
            Map.entry("deleteStack", Map.of("stackId", NOWHERE)),
            Map.entry("deleteStacks", Map.of("stackIds", NOWHERES)),
            Map.entry("restoreAssets", Map.of("assetIds", NOWHERES)),
            Map.entry("login", Map.of("email", "nobody@example.com", "password", "wrong")));

    private VerbRequests() {}

    /** By the public names of the fields. */
    static Map<String, Object> least(String verb) {
        return LEAST.getOrDefault(verb, Map.of());
    }
}

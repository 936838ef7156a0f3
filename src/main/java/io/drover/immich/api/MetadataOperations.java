package io.drover.immich.api;

import io.drover.immich.api.ApiOperation.Group;
import io.drover.immich.api.model.AssetId;
import io.drover.immich.api.model.AssetMetadataEntry;
import io.drover.immich.api.model.AssetMetadataKey;
import io.drover.immich.api.model.BulkMetadataEntry;
import io.drover.immich.api.model.DeleteBulkAssetMetadata;
import io.drover.immich.api.model.Nothing;
import io.drover.immich.api.model.UpdateAssetMetadata;
import io.drover.immich.api.model.UpdateBulkAssetMetadata;
import java.util.List;

/** The operations on what clients keep with assets. */
public final class MetadataOperations {
    private static final OperationRows ROWS = new OperationRows(Group.ASSETS);

    public static final ApiOperation<AssetId, List<AssetMetadataEntry>> GET_ASSET_METADATA = ROWS.get(
                    "getAssetMetadata",
                    "Reads all entries of an asset's metadata",
                    "/assets/{id}/metadata",
                    AssetId.class)
            .permission("asset.read", Versions.V1_140)
            .since(Versions.V1_140)
            .named("id", "assetId")
            .givesList(AssetMetadataEntry.class);

    public static final ApiOperation<AssetMetadataKey, AssetMetadataEntry> GET_ASSET_METADATA_BY_KEY = ROWS.get(
                    "getAssetMetadataByKey",
                    "Reads one entry of an asset's metadata",
                    "/assets/{id}/metadata/{key}",
                    AssetMetadataKey.class)
            .adapted(Adaptations::metadataKey)
            .permission("asset.read", Versions.V1_140)
            .since(Versions.V1_140)
            .named("id", "assetId")
            .notes("An entry that is not there is 400 and not 404")
            .gives(AssetMetadataEntry.class);

    public static final ApiOperation<UpdateAssetMetadata, List<AssetMetadataEntry>> UPDATE_ASSET_METADATA = ROWS.put(
                    "updateAssetMetadata",
                    "Writes entries of an asset's metadata; others stay",
                    "/assets/{id}/metadata",
                    UpdateAssetMetadata.class)
            .adapted(Adaptations::metadataKey)
            .permission("asset.update", Versions.V1_140)
            .since(Versions.V1_140)
            .named("id", "assetId")
            .givesList(AssetMetadataEntry.class);

    public static final ApiOperation<AssetMetadataKey, Nothing> DELETE_ASSET_METADATA = ROWS.delete(
                    "deleteAssetMetadata",
                    "Removes one entry of an asset's metadata",
                    "/assets/{id}/metadata/{key}",
                    AssetMetadataKey.class)
            .adapted(Adaptations::metadataKey)
            .permission("asset.update", Versions.V1_140)
            .since(Versions.V1_140)
            .named("id", "assetId")
            .givesNothing();

    public static final ApiOperation<UpdateBulkAssetMetadata, List<BulkMetadataEntry>> UPDATE_BULK_ASSET_METADATA =
            ROWS.put(
                            "updateBulkAssetMetadata",
                            "Writes entries of the metadata of many assets; others stay",
                            "/assets/metadata",
                            UpdateBulkAssetMetadata.class)
                    .permission("asset.update", Versions.V2_5)
                    .since(Versions.V2_5)
                    .givesList(BulkMetadataEntry.class);

    public static final ApiOperation<DeleteBulkAssetMetadata, Nothing> DELETE_BULK_ASSET_METADATA = ROWS.delete(
                    "deleteBulkAssetMetadata",
                    "Removes entries of the metadata of many assets",
                    "/assets/metadata",
                    DeleteBulkAssetMetadata.class)
            .permission("asset.update", Versions.V2_5)
            .since(Versions.V2_5)
            .givesNothing();

    private MetadataOperations() {}

    static List<ApiOperation<?, ?>> all() {
        return ROWS.all();
    }
}

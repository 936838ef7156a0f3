package io.drover.immich.api;

import static io.drover.immich.api.OperationBuilder.operation;

import io.drover.immich.api.ApiOperation.Group;
import io.drover.immich.api.ApiOperation.Kind;
import io.drover.immich.api.model.AssetStatistics;
import io.drover.immich.api.model.AssetStatisticsQuery;
import io.drover.immich.api.model.BulkUploadCheck;
import io.drover.immich.api.model.BulkUploadCheckResults;
import io.drover.immich.api.model.DeleteAssets;
import io.drover.immich.api.model.Nothing;
import io.drover.immich.api.model.UploadAnswer;
import io.drover.immich.api.model.UploadAsset;
import java.util.List;

/** The operations on assets. */
public final class AssetOperations {
    public static final ApiOperation<BulkUploadCheck, BulkUploadCheckResults> CHECK_BULK_UPLOAD = operation(
                    Group.ASSETS,
                    "checkBulkUpload",
                    "Asks which files the server already holds, trashed ones included, by their checksums",
                    HttpMethod.POST,
                    "/assets/bulk-upload-check",
                    BulkUploadCheck.class)
            .kind(Kind.CHECK)
            .permission("asset.upload", Versions.V1_141)
            .gives(BulkUploadCheckResults.class);

    public static final ApiOperation<UploadAsset, UploadAnswer> UPLOAD_ASSET = operation(
                    Group.ASSETS,
                    "uploadAsset",
                    "Sends a file and confirms by checksum that the server holds it",
                    HttpMethod.POST,
                    "/assets",
                    UploadAsset.class)
            .kind(Kind.UPLOAD)
            .permission("asset.upload", Versions.V1_137)
            .gives(UploadAnswer.class);

    public static final ApiOperation<DeleteAssets, Nothing> DELETE_ASSETS = operation(
                    Group.ASSETS,
                    "deleteAssets",
                    "Moves assets into the trash, or removes them for good",
                    HttpMethod.DELETE,
                    "/assets",
                    DeleteAssets.class)
            .permission("asset.delete", Versions.V1_137)
            .named("ids", "assetIds")
            .batch("ids", 1_000, true)
            .givesNothing();

    public static final ApiOperation<AssetStatisticsQuery, AssetStatistics> GET_ASSET_STATISTICS = operation(
                    Group.ASSETS,
                    "getAssetStatistics",
                    "Counts assets",
                    HttpMethod.GET,
                    "/assets/statistics",
                    AssetStatisticsQuery.class)
            .permission("asset.statistics", Versions.V1_137)
            .notes(
                    "Without visibility it counts the timeline and the archive, without hidden, locked and trashed assets")
            .gives(AssetStatistics.class);

    static final List<ApiOperation<?, ?>> ALL =
            List.of(CHECK_BULK_UPLOAD, UPLOAD_ASSET, DELETE_ASSETS, GET_ASSET_STATISTICS);

    private AssetOperations() {}
}

package io.drover.immich.api;

import io.drover.immich.api.ApiOperation.Group;
import io.drover.immich.api.ApiOperation.Kind;
import io.drover.immich.api.model.Asset;
import io.drover.immich.api.model.AssetId;
import io.drover.immich.api.model.AssetStatistics;
import io.drover.immich.api.model.AssetStatisticsQuery;
import io.drover.immich.api.model.BulkUploadCheck;
import io.drover.immich.api.model.BulkUploadCheckResults;
import io.drover.immich.api.model.CheckExistingAssets;
import io.drover.immich.api.model.CopyAsset;
import io.drover.immich.api.model.DeleteAssets;
import io.drover.immich.api.model.ExistingAssets;
import io.drover.immich.api.model.GetAllUserAssetsByDeviceId;
import io.drover.immich.api.model.GetRandom;
import io.drover.immich.api.model.Nothing;
import io.drover.immich.api.model.RunAssetJobs;
import io.drover.immich.api.model.UpdateAsset;
import io.drover.immich.api.model.UpdateAssets;
import io.drover.immich.api.model.UploadAnswer;
import io.drover.immich.api.model.UploadAsset;
import java.util.List;

/** The operations on assets: what is known of them, and what is done to them. */
public final class AssetOperations {
    private static final OperationRows ROWS = new OperationRows(Group.ASSETS);

    public static final ApiOperation<BulkUploadCheck, BulkUploadCheckResults> CHECK_BULK_UPLOAD = ROWS.post(
                    "checkBulkUpload",
                    "Asks which files the server already holds, trashed ones included, by their checksums",
                    "/assets/bulk-upload-check",
                    BulkUploadCheck.class)
            .kind(Kind.CHECK)
            .permission("asset.upload", Versions.V1_141)
            .gives(BulkUploadCheckResults.class);

    public static final ApiOperation<UploadAsset, UploadAnswer> UPLOAD_ASSET = ROWS.post(
                    "uploadAsset",
                    "Sends a file and confirms by checksum that the server holds it",
                    "/assets",
                    UploadAsset.class)
            .kind(Kind.UPLOAD)
            .since("metadata", Versions.V1_140)
            .permission("asset.upload", Versions.V1_137)
            .gives(UploadAnswer.class);

    public static final ApiOperation<CheckExistingAssets, ExistingAssets> CHECK_EXISTING_ASSETS = ROWS.post(
                    "checkExistingAssets",
                    "Asks which files of a device the server already holds, trashed ones included, by what the device calls them",
                    "/assets/exist",
                    CheckExistingAssets.class)
            .permission("asset.upload", Versions.V2_5)
            .until(Versions.V3_0)
            .gives(ExistingAssets.class, ExistingByChecksum.REPLACEMENT);

    public static final ApiOperation<GetAllUserAssetsByDeviceId, List<String>> GET_ALL_USER_ASSETS_BY_DEVICE_ID =
            ROWS.get(
                            "getAllUserAssetsByDeviceId",
                            "Lists what a device calls its assets on the server, without hidden and trashed ones",
                            "/assets/device/{deviceId}",
                            GetAllUserAssetsByDeviceId.class)
                    .advice("ask checkBulkUpload for the checksums of the files, or read all assets with getSyncStream")
                    .until(Versions.V3_0)
                    .givesList(String.class);

    public static final ApiOperation<AssetId, Asset> GET_ASSET_INFO = ROWS.get(
                    "getAssetInfo", "Reads an asset", "/assets/{id}", AssetId.class)
            .permission("asset.read", Versions.V1_137)
            .named("id", "assetId")
            .notes("An asset that is not there, or is another user's, is 400 and not 404")
            .gives(Asset.class);

    public static final ApiOperation<AssetStatisticsQuery, AssetStatistics> GET_ASSET_STATISTICS = ROWS.get(
                    "getAssetStatistics", "Counts assets", "/assets/statistics", AssetStatisticsQuery.class)
            .permission("asset.statistics", Versions.V1_137)
            .notes(
                    "Without visibility it counts the timeline and the archive, without hidden, locked and trashed assets")
            .gives(AssetStatistics.class);

    public static final ApiOperation<GetRandom, List<Asset>> GET_RANDOM = ROWS.get(
                    "getRandom", "Picks assets at random", "/assets/random", GetRandom.class)
            .permission("asset.read", Versions.V1_137)
            .until(Versions.V3_0)
            .givesList(Asset.class, RandomBySearch.REPLACEMENT);

    public static final ApiOperation<UpdateAsset, Asset> UPDATE_ASSET = ROWS.put(
                    "updateAsset", "Changes what is known of an asset", "/assets/{id}", UpdateAsset.class)
            .adapted(Adaptations::rating)
            .permission("asset.update", Versions.V1_137)
            .named("id", "assetId")
            .notes(
                    "Times of capture show in exifInfo at once, and in fileCreatedAt after the server has read the file again")
            .gives(Asset.class);

    public static final ApiOperation<UpdateAssets, Nothing> UPDATE_ASSETS = ROWS.put(
                    "updateAssets", "Changes what is known of many assets", "/assets", UpdateAssets.class)
            .since("dateTimeRelative", Versions.V1_138)
            .since("timeZone", Versions.V1_138)
            .adapted(Adaptations::rating)
            .permission("asset.update", Versions.V1_137)
            .named("ids", "assetIds")
            .batchAllOrNone("ids")
            .notes("The server changes all or none of a call; one id that it refuses is found and reported by itself")
            .givesNothing();

    public static final ApiOperation<CopyAsset, Nothing> COPY_ASSET = ROWS.put(
                    "copyAsset",
                    "Brings albums, favourite, shared links, sidecar and stack from one asset to another",
                    "/assets/copy",
                    CopyAsset.class)
            .permission("asset.copy", Versions.V2_2)
            .since(Versions.V2_2)
            .givesNothing();

    public static final ApiOperation<DeleteAssets, Nothing> DELETE_ASSETS = ROWS.delete(
                    "deleteAssets",
                    "Moves assets into the trash, or removes them for good",
                    "/assets",
                    DeleteAssets.class)
            .permission("asset.delete", Versions.V1_137)
            .named("ids", "assetIds")
            .batchAllOrNone("ids")
            .notes(
                    "The server removes files later: right after the answer an asset may still be found",
                    "The server removes all or none of a call; one id that it refuses is found and reported by itself")
            .givesNothing();

    public static final ApiOperation<RunAssetJobs, Nothing> RUN_ASSET_JOBS = ROWS.post(
                    "runAssetJobs",
                    "Has the server work on assets again: faces, metadata, thumbnails or videos",
                    "/assets/jobs",
                    RunAssetJobs.class)
            .permission("job.create", Versions.V2_5)
            .batchAllOrNone("assetIds")
            .givesNothing();

    private AssetOperations() {}

    static List<ApiOperation<?, ?>> all() {
        return ROWS.all();
    }
}

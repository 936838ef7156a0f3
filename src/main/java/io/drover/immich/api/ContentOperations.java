package io.drover.immich.api;

import io.drover.http.Content;
import io.drover.immich.api.ApiOperation.Group;
import io.drover.immich.api.ApiOperation.Kind;
import io.drover.immich.api.ApiOperation.Replacement;
import io.drover.immich.api.model.DownloadAsset;
import io.drover.immich.api.model.PlayAssetVideo;
import io.drover.immich.api.model.ReplaceAsset;
import io.drover.immich.api.model.UploadAnswer;
import io.drover.immich.api.model.ViewAsset;
import java.util.List;

/** The operations on the files of assets. */
public final class ContentOperations {
    private static final OperationRows ROWS = new OperationRows(Group.ASSETS);

    public static final ApiOperation<ReplaceAsset, UploadAnswer> REPLACE_ASSET = ROWS.put(
                    "replaceAsset",
                    "Puts another file in the place of an asset's",
                    "/assets/{id}/original",
                    ReplaceAsset.class)
            .kind(Kind.UPLOAD)
            .permission("asset.replace", Versions.V1_137)
            .until(Versions.V3_0)
            .named("id", "assetId")
            .notes(
                    "The body afterwards is a ReplacedAsset: which asset holds the new file, and which one in the trash the old"
                            + " one",
                    "Nothing is sent where the server already holds the bytes: before 3.0 it would lose them",
                    "From 3.0 on Drover uploads the file, brings albums, favourite, shared links, stack and sidecar over to the"
                            + " new asset by copyAsset, and moves the old one into the trash by deleteAssets")
            .gives(
                    UploadAnswer.class,
                    new Replacement<>(
                            "uploadAsset, copyAsset and deleteAssets",
                            List.of("asset.upload", "asset.copy", "asset.delete", "asset.read"),
                            (client, request) -> {
                                throw new IllegalArgumentException(
                                        "replaceAsset needs a file: call it by immich:replaceAsset");
                            }));

    public static final ApiOperation<DownloadAsset, Content> DOWNLOAD_ASSET = ROWS.get(
                    "downloadAsset",
                    "Fetches the original file of an asset",
                    "/assets/{id}/original",
                    DownloadAsset.class)
            .kind(Kind.CONTENT)
            .since("edited", Versions.V2_5)
            .permission("asset.download", Versions.V1_137)
            .named("id", "assetId")
            .header("range", "Range")
            .header("ifNoneMatch", "If-None-Match")
            .header("ifRange", "If-Range")
            .gives(Content.class);

    public static final ApiOperation<ViewAsset, Content> VIEW_ASSET = ROWS.get(
                    "viewAsset",
                    "Fetches a picture of an asset, small or large",
                    "/assets/{id}/thumbnail",
                    ViewAsset.class)
            .kind(Kind.CONTENT)
            .since("edited", Versions.V2_5)
            .permission("asset.view", Versions.V1_137)
            .named("id", "assetId")
            .header("range", "Range")
            .header("ifNoneMatch", "If-None-Match")
            .header("ifRange", "If-Range")
            .notes(
                    "It is 404 until the server has made the picture",
                    "Where the server sends to the original, the key needs asset.download too")
            .gives(Content.class);

    public static final ApiOperation<PlayAssetVideo, Content> PLAY_ASSET_VIDEO = ROWS.get(
                    "playAssetVideo",
                    "Fetches the video of an asset as it is played: the one that the server made, or the original",
                    "/assets/{id}/video/playback",
                    PlayAssetVideo.class)
            .kind(Kind.CONTENT)
            .permission("asset.view", Versions.V1_137)
            .named("id", "assetId")
            .header("range", "Range")
            .header("ifNoneMatch", "If-None-Match")
            .header("ifRange", "If-Range")
            .gives(Content.class);

    private ContentOperations() {}

    static List<ApiOperation<?, ?>> all() {
        return ROWS.all();
    }
}

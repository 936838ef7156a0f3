package io.drover.immich.api;

import io.drover.immich.api.ApiOperation.Group;
import io.drover.immich.api.model.Album;
import io.drover.immich.api.model.AlbumAssets;
import io.drover.immich.api.model.AlbumId;
import io.drover.immich.api.model.AlbumStatistics;
import io.drover.immich.api.model.CreateAlbum;
import io.drover.immich.api.model.GetAlbumInfo;
import io.drover.immich.api.model.GetAllAlbums;
import io.drover.immich.api.model.IdResult;
import io.drover.immich.api.model.Nothing;
import io.drover.immich.api.model.UpdateAlbumInfo;
import java.util.List;

/** The operations on albums. */
public final class AlbumOperations {
    private static final OperationRows ROWS = new OperationRows(Group.ALBUMS);

    public static final ApiOperation<GetAllAlbums, List<Album>> GET_ALL_ALBUMS = ROWS.get(
                    "getAllAlbums",
                    "Lists albums: one's own, and those that others share",
                    "/albums",
                    GetAllAlbums.class)
            .permission("album.read", Versions.V1_135)
            .named("id", "albumId")
            .adapted(Adaptations.alone("assetId"))
            .givesList(Album.class, OlderAlbums.FORMER);

    public static final ApiOperation<CreateAlbum, Album> CREATE_ALBUM = ROWS.post(
                    "createAlbum", "Makes an album", "/albums", CreateAlbum.class)
            .permission("album.create", Versions.V1_135)
            .gives(Album.class);

    public static final ApiOperation<Nothing, AlbumStatistics> GET_ALBUM_STATISTICS = ROWS.get(
                    "getAlbumStatistics", "Counts albums", "/albums/statistics", Nothing.class)
            .permission("album.statistics", Versions.V1_135)
            .gives(AlbumStatistics.class);

    public static final ApiOperation<GetAlbumInfo, Album> GET_ALBUM_INFO = ROWS.get(
                    "getAlbumInfo", "Reads an album", "/albums/{id}", GetAlbumInfo.class)
            .until("withoutAssets", Versions.V3_0)
            .adapted(Adaptations::withoutAssets)
            .permission("album.read", Versions.V1_135)
            .named("id", "albumId")
            .gives(Album.class);

    public static final ApiOperation<UpdateAlbumInfo, Album> UPDATE_ALBUM_INFO = ROWS.patch(
                    "updateAlbumInfo", "Changes an album", "/albums/{id}", UpdateAlbumInfo.class)
            .permission("album.update", Versions.V1_135)
            .named("id", "albumId")
            .gives(Album.class);

    public static final ApiOperation<AlbumId, Nothing> DELETE_ALBUM = ROWS.delete(
                    "deleteAlbum", "Removes an album; its assets stay", "/albums/{id}", AlbumId.class)
            .permission("album.delete", Versions.V1_135)
            .named("id", "albumId")
            .givesNothing();

    public static final ApiOperation<AlbumAssets, List<IdResult>> ADD_ASSETS_TO_ALBUM = ROWS.put(
                    "addAssetsToAlbum", "Puts assets into an album", "/albums/{id}/assets", AlbumAssets.class)
            .permission("albumAsset.create", Versions.V1_137)
            .named("id", "albumId")
            .named("ids", "assetIds")
            .batch("ids")
            .notes("An asset that the album already holds is reported as duplicate")
            .givesList(IdResult.class);

    public static final ApiOperation<AlbumAssets, List<IdResult>> REMOVE_ASSET_FROM_ALBUM = ROWS.delete(
                    "removeAssetFromAlbum", "Takes assets out of an album", "/albums/{id}/assets", AlbumAssets.class)
            .permission("albumAsset.delete", Versions.V1_137)
            .named("id", "albumId")
            .named("ids", "assetIds")
            .batch("ids")
            .givesList(IdResult.class);

    private AlbumOperations() {}

    static List<ApiOperation<?, ?>> all() {
        return ROWS.all();
    }
}

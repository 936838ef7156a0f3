package io.drover.immich.api;

import io.drover.immich.api.ApiOperation.Former;
import io.drover.immich.api.ApiOperation.Group;
import io.drover.immich.api.model.AssetId;
import io.drover.immich.api.model.GetAlbumInfo;
import io.drover.immich.api.model.GetDeltaSync;
import io.drover.immich.api.model.GetFullSyncForUser;
import io.drover.immich.api.model.SearchAssets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Operations that tell what a library holds, with answers that lose nothing of what the server told: for those who pass
 * it on. They are called as their namesakes in the table are, and nothing stands in for them.
 */
public final class RawAnswers {
    public static final ApiOperation<GetFullSyncForUser, List<RawThing>> GET_FULL_SYNC_FOR_USER =
            SyncOperations.GET_FULL_SYNC_FOR_USER.readAsListOf(RawThing.class);

    public static final ApiOperation<GetDeltaSync, Delta> GET_DELTA_SYNC =
            SyncOperations.GET_DELTA_SYNC.readAs(Delta.class);

    public static final ApiOperation<SearchAssets, Found> SEARCH_ASSETS =
            SearchOperations.SEARCH_ASSETS.readAs(Found.class);

    public static final ApiOperation<PartnerQuestion, List<RawThing>> GET_PARTNERS = new OperationRows(Group.USERS)
            .get("getPartners", "Lists the users with whom one shares assets", "/partners", PartnerQuestion.class)
            .permission("partner.read", Versions.V1_137)
            .givesList(RawThing.class);

    /** All albums that one sees: one's own, and those that others share. */
    public static final ApiOperation<AlbumQuestion, List<RawThing>> GET_ALL_ALBUMS =
            albums().givesList(RawThing.class, new Former<>(Versions.V3_0, RawAnswers::olderAlbums));

    /** One's own albums or the shared ones, as servers before 3.0 list them. */
    private static final ApiOperation<AlbumQuestion, List<RawThing>> SOME_ALBUMS = albums().givesList(RawThing.class);

    /** Which assets an album holds, which servers from 3.0 on do not say. */
    public static final ApiOperation<GetAlbumInfo, AlbumContents> GET_ALBUM_INFO = new OperationRows(Group.ALBUMS)
            .get("getAlbumInfo", "Reads an album with its assets", "/albums/{id}", GetAlbumInfo.class)
            .until(Versions.V3_0)
            .permission("album.read", Versions.V1_135)
            .gives(AlbumContents.class);

    private static OperationBuilder<AlbumQuestion> albums() {
        return new OperationRows(Group.ALBUMS)
                .get("getAllAlbums", "Lists albums", "/albums", AlbumQuestion.class)
                .permission("album.read", Versions.V1_135);
    }

    private static List<RawThing> olderAlbums(ImmichClient client, AlbumQuestion all) {
        Map<String, RawThing> albums = new LinkedHashMap<>();
        for (AlbumQuestion question : List.of(all, new AlbumQuestion(true))) {
            client.call(SOME_ALBUMS, question).forEach(album -> albums.putIfAbsent(album.id(), album));
        }
        return List.copyOf(albums.values());
    }

    /** Which albums, before 3.0. @param shared true for those that are shared; null for one's own */
    public record AlbumQuestion(@Nullable Boolean shared) {
        /** All. */
        public static final AlbumQuestion ALL = new AlbumQuestion(null);
    }

    /** What an album holds. @param assets all of it, others' too */
    public record AlbumContents(List<AssetId> assets) {}

    /**
     * What getDeltaSync answers.
     *
     * @param needsFullSync whether the changes cannot be told, so that everything must be read again; the list then is empty
     * @param upserted assets that are new or changed, in no order
     */
    public record Delta(boolean needsFullSync, List<RawThing> upserted) {}

    /** What searchAssets answers. @param assets one page of assets */
    public record Found(Page assets) {}

    /**
     * A page of what was found.
     *
     * @param items the assets
     * @param nextPage the number of the next page; null when this is the last
     */
    public record Page(List<RawThing> items, @Nullable String nextPage) {}

    /** Which partners. @param direction {@code shared-with} for those who share with oneself, {@code shared-by} for the others */
    public record PartnerQuestion(String direction) {
        /** Those who share with oneself. */
        public static final PartnerQuestion SHARED_WITH_ME = new PartnerQuestion("shared-with");
    }

    private RawAnswers() {}
}

package io.drover.immich.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.http.WireJson;
import io.drover.immich.api.model.AssetMetadataKey;
import io.drover.immich.api.model.DeleteSyncAck;
import io.drover.immich.api.model.DownloadAsset;
import io.drover.immich.api.model.GetAlbumInfo;
import io.drover.immich.api.model.GetSyncStream;
import io.drover.immich.api.model.SearchAssets;
import io.drover.immich.api.model.ServerVersion;
import io.drover.immich.api.model.UpdateAsset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each version is told what it understands, and never what it would pass over in silence. */
class AdaptationsTest {
    private static final String ID = "a8d5e9e5-9eba-476e-8cc8-0f295cd861d2";
    private static final ServerVersion V1 = new ServerVersion(1, 144, 1);
    private static final ServerVersion V2 = new ServerVersion(2, 7, 5);
    private static final ServerVersion V3 = new ServerVersion(3, 1, 0);

    private static <Q> String said(ApiOperation<Q, ?> operation, ServerVersion version, Map<String, ?> values) {
        return RequestFields.of(operation, WireJson.record(values, operation.request()), version)
                .toString();
    }

    private static String rated(ServerVersion version, Object rating) {
        return said(AssetOperations.UPDATE_ASSET, version, Map.of("id", ID, "rating", rating));
    }

    @Test
    void no_stars_are_said_as_the_version_understands_it() {
        UpdateAsset none = new UpdateAsset(ID, null, null, null, null, null, Optional.empty(), null, null);

        assertThat(RequestFields.of(AssetOperations.UPDATE_ASSET, none, V1))
                .hasToString("{\"id\":\"" + ID + "\",\"rating\":0}");
        assertThat(RequestFields.of(AssetOperations.UPDATE_ASSET, none, V3))
                .hasToString("{\"id\":\"" + ID + "\",\"rating\":null}");
        assertThat(rated(V2, 0)).endsWith("\"rating\":null}");
        assertThat(rated(V3, -1)).endsWith("\"rating\":-1}");
        assertThat(said(AssetOperations.UPDATE_ASSET, V3, Map.of("id", ID))).doesNotContain("rating");
    }

    @Test
    void a_field_that_the_version_lacks_is_named_and_not_passed_over() {
        assertThatThrownBy(() -> said(SearchOperations.SEARCH_ASSETS, V3, Map.of("deviceId", "phone")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("searchAssets: Immich 3.1.0 does not know deviceId, which was removed in 3.0.0");
        assertThatThrownBy(() -> said(SearchOperations.SEARCH_ASSETS, V1, Map.of("ocr", "menu")))
                .hasMessage("searchAssets: Immich 1.144.1 does not know ocr, which came with 2.2.0");
        assertThat(said(SearchOperations.SEARCH_ASSETS, V2, Map.of("deviceId", "phone", "ocr", "menu")))
                .contains("phone", "menu");
    }

    @Test
    void a_moved_time_is_refused_where_the_server_would_pass_over_it() {
        ServerVersion v1_137 = new ServerVersion(1, 137, 3);
        Map<String, Object> hourLater = Map.of("ids", List.of(ID), "dateTimeRelative", 60);

        assertThatThrownBy(() -> said(AssetOperations.UPDATE_ASSETS, v1_137, hourLater))
                .hasMessage("updateAssets: Immich 1.137.3 does not know dateTimeRelative, which came with 1.138.0");
        assertThat(said(AssetOperations.UPDATE_ASSETS, V1, hourLater)).contains("\"dateTimeRelative\":60");
    }

    @Test
    void what_older_versions_do_anyway_need_not_be_known_to_them() {
        DownloadAsset unedited = new DownloadAsset(ID, false, null, null, null);
        DownloadAsset edited = new DownloadAsset(ID, true, null, null, null);

        assertThat(RequestFields.of(ContentOperations.DOWNLOAD_ASSET, unedited, V1))
                .hasToString("{\"id\":\"" + ID + "\"}");
        assertThatThrownBy(() -> RequestFields.of(ContentOperations.DOWNLOAD_ASSET, edited, V1))
                .hasMessage("downloadAsset: Immich 1.144.1 does not know edited, which came with 2.5.0");
    }

    @Test
    void metadata_has_one_key_before_2_5() {
        AssetMetadataKey key = new AssetMetadataKey(ID, "drover");

        assertThatThrownBy(() -> RequestFields.of(MetadataOperations.GET_ASSET_METADATA_BY_KEY, key, V1))
                .hasMessage(
                        "getAssetMetadataByKey: Immich 1.144.1 has no metadata but 'mobile-app', so that key cannot be"
                                + " 'drover'; other keys came with 2.5.0");
        assertThatThrownBy(() -> said(
                        MetadataOperations.UPDATE_ASSET_METADATA,
                        V1,
                        Map.of("id", ID, "items", List.of(Map.of("key", "drover", "value", Map.of())))))
                .hasMessageContaining("cannot be 'drover'");
        assertThatThrownBy(
                        () -> said(MetadataOperations.UPDATE_ASSET_METADATA, V1, Map.of("id", ID, "items", List.of())))
                .hasMessage("updateAssetMetadata needs at least one of items");
        assertThat(RequestFields.of(MetadataOperations.GET_ASSET_METADATA_BY_KEY, key, V2)
                        .path("key")
                        .asText())
                .isEqualTo("drover");
    }

    @Test
    void a_type_that_would_leave_the_stream_hanging_is_refused() {
        GetSyncStream old = new GetSyncStream(List.of("UsersV1", "AssetsV1"), null);

        assertThatThrownBy(() -> RequestFields.of(SyncOperations.GET_SYNC_STREAM, old, V3))
                .hasMessage("getSyncStream: Immich 3.1.0 does not send AssetsV1; ask for AssetsV2");
        assertThat(RequestFields.of(SyncOperations.GET_SYNC_STREAM, old, V2).path("types"))
                .hasSize(2);
    }

    @Test
    void a_type_that_only_a_newer_server_knows_is_left_to_it() {
        GetSyncStream next = new GetSyncStream(List.of("AssetsV3"), null);

        assertThat(RequestFields.of(SyncOperations.GET_SYNC_STREAM, next, new ServerVersion(4, 0, 0))
                        .path("types"))
                .hasSize(1);
        assertThatThrownBy(() -> RequestFields.of(SyncOperations.GET_SYNC_STREAM, next, V3))
                .hasMessageStartingWith(
                        "getSyncStream: Immich 3.1.0 does not send AssetsV3; types can be AlbumAssetExifsV1");
    }

    @Test
    void lists_that_servers_fail_at_when_empty_are_refused() {
        assertThatThrownBy(() -> RequestFields.of(SyncOperations.DELETE_SYNC_ACK, new DeleteSyncAck(List.of()), V3))
                .hasMessage("deleteSyncAck needs at least one of types");
        assertThat(RequestFields.of(SyncOperations.DELETE_SYNC_ACK, new DeleteSyncAck(null), V3))
                .hasToString("{}");
    }

    @Test
    void albums_come_without_assets_from_3_0_on() {
        assertThat(RequestFields.of(AlbumOperations.GET_ALBUM_INFO, new GetAlbumInfo(ID, true), V3))
                .hasToString("{\"id\":\"" + ID + "\"}");
        assertThatThrownBy(() -> RequestFields.of(AlbumOperations.GET_ALBUM_INFO, new GetAlbumInfo(ID, false), V3))
                .hasMessage(
                        "getAlbumInfo: Immich 3.1.0 does not give an album's assets, so that withoutAssets cannot be"
                                + " false; ask searchAssets with albumIds");
        assertThat(RequestFields.of(AlbumOperations.GET_ALBUM_INFO, new GetAlbumInfo(ID, true), V2)
                        .path("withoutAssets")
                        .asBoolean())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"takenBfore, x", "takenAfter, 2024-05-06T04:08:09"})
    void a_field_that_does_not_fit_is_an_error_that_names_it(String field, String value) {
        assertThatThrownBy(() -> WireJson.record(Map.of(field, value), SearchAssets.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("SearchAssets: the field " + field + " is unknown, missing or of another kind");
    }
}

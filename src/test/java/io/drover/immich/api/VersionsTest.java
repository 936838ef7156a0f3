package io.drover.immich.api;

import static io.drover.immich.api.model.Nothing.NOTHING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.http.ApiException;
import io.drover.http.WireJson;
import io.drover.immich.api.model.Album;
import io.drover.immich.api.model.AssetMetadataKey;
import io.drover.immich.api.model.CheckExistingAssets;
import io.drover.immich.api.model.CreateSession;
import io.drover.immich.api.model.DeleteSyncAck;
import io.drover.immich.api.model.DownloadAsset;
import io.drover.immich.api.model.GetAlbumInfo;
import io.drover.immich.api.model.GetAllAlbums;
import io.drover.immich.api.model.GetAllUserAssetsByDeviceId;
import io.drover.immich.api.model.GetRandom;
import io.drover.immich.api.model.GetSyncStream;
import io.drover.immich.api.model.SearchAssets;
import io.drover.immich.api.model.ServerVersion;
import io.drover.immich.api.model.UpdateAsset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Each version is told what it understands, and what it lacks is done in another way or refused in clear words. */
class VersionsTest {
    private static final String ID = "a8d5e9e5-9eba-476e-8cc8-0f295cd861d2";
    private static final String SHA1 = "1ff88f81bde044cb6a29d8d6ab88a1de649d3687";
    private static final ServerVersion V1 = new ServerVersion(1, 144, 1);
    private static final ServerVersion V2 = new ServerVersion(2, 7, 5);
    private static final ServerVersion V3 = new ServerVersion(3, 1, 0);

    private AnsweringServer server = AnsweringServer.of(3, 1, 0);

    @AfterEach
    void close() {
        server.close();
    }

    private void isOld() {
        server.close();
        server = AnsweringServer.of(2, 7, 5);
    }

    private static <Q> String said(ApiOperation<Q, ?> operation, ServerVersion version, Map<String, ?> values) {
        return operation
                .fields(WireJson.record(values, operation.request()), version)
                .toString();
    }

    private static String rated(ServerVersion version, Object rating) {
        return said(AssetOperations.UPDATE_ASSET, version, Map.of("id", ID, "rating", rating));
    }

    @Test
    void no_stars_are_said_as_the_version_understands_it() {
        UpdateAsset none = new UpdateAsset(ID, null, null, null, null, null, Optional.empty(), null, null);

        assertThat(AssetOperations.UPDATE_ASSET.fields(none, V1)).hasToString("{\"id\":\"" + ID + "\",\"rating\":0}");
        assertThat(AssetOperations.UPDATE_ASSET.fields(none, V3))
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

        assertThat(ContentOperations.DOWNLOAD_ASSET.fields(unedited, V1)).hasToString("{\"id\":\"" + ID + "\"}");
        assertThatThrownBy(() -> ContentOperations.DOWNLOAD_ASSET.fields(edited, V1))
                .hasMessage("downloadAsset: Immich 1.144.1 does not know edited, which came with 2.5.0");
    }

    @Test
    void metadata_has_one_key_before_2_5() {
        AssetMetadataKey key = new AssetMetadataKey(ID, "drover");

        assertThatThrownBy(() -> MetadataOperations.GET_ASSET_METADATA_BY_KEY.fields(key, V1))
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
        assertThat(MetadataOperations.GET_ASSET_METADATA_BY_KEY
                        .fields(key, V2)
                        .path("key")
                        .asText())
                .isEqualTo("drover");
    }

    @Test
    void a_type_that_would_leave_the_stream_hanging_is_refused() {
        GetSyncStream old = new GetSyncStream(List.of("UsersV1", "AssetsV1"), null);

        assertThatThrownBy(() -> SyncOperations.GET_SYNC_STREAM.fields(old, V3))
                .hasMessage("getSyncStream: Immich 3.1.0 does not send AssetsV1; ask for AssetsV2");
        assertThat(SyncOperations.GET_SYNC_STREAM.fields(old, V2).path("types")).hasSize(2);
    }

    @Test
    void a_type_that_only_a_newer_server_knows_is_left_to_it() {
        GetSyncStream next = new GetSyncStream(List.of("AssetsV3"), null);

        assertThat(SyncOperations.GET_SYNC_STREAM
                        .fields(next, new ServerVersion(4, 0, 0))
                        .path("types"))
                .hasSize(1);
        assertThatThrownBy(() -> SyncOperations.GET_SYNC_STREAM.fields(next, V3))
                .hasMessageStartingWith(
                        "getSyncStream: Immich 3.1.0 does not send AssetsV3; types can be AlbumAssetExifsV1");
    }

    @Test
    void lists_that_servers_fail_at_when_empty_are_refused() {
        assertThatThrownBy(() -> SyncOperations.DELETE_SYNC_ACK.fields(new DeleteSyncAck(List.of()), V3))
                .hasMessage("deleteSyncAck needs at least one of types");
        assertThat(SyncOperations.DELETE_SYNC_ACK.fields(new DeleteSyncAck(null), V3))
                .hasToString("{}");
    }

    @Test
    void albums_come_without_assets_from_3_0_on() {
        assertThat(AlbumOperations.GET_ALBUM_INFO.fields(new GetAlbumInfo(ID, true), V3))
                .hasToString("{\"id\":\"" + ID + "\"}");
        assertThatThrownBy(() -> AlbumOperations.GET_ALBUM_INFO.fields(new GetAlbumInfo(ID, false), V3))
                .hasMessage(
                        "getAlbumInfo: Immich 3.1.0 does not give an album's assets, so that withoutAssets cannot be"
                                + " false; ask searchAssets with albumIds");
        assertThat(AlbumOperations.GET_ALBUM_INFO
                        .fields(new GetAlbumInfo(ID, true), V2)
                        .path("withoutAssets")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void a_request_that_says_nothing_has_a_body_all_the_same() {
        server.answers("POST /sessions", 400, "{\"message\":\"This endpoint can only be used with a session token\"}");

        assertThatThrownBy(() -> server.client()
                        .call(AuthenticationOperations.CREATE_SESSION, new CreateSession(null, null, null)))
                .isInstanceOf(ApiException.class);
        assertThat(server.asked()).containsExactly("POST /sessions {}");
    }

    private static String album(String id, String name, boolean shared) {
        return "{\"id\":\"" + id + "\",\"albumName\":\"" + name
                + "\",\"description\":\"\",\"assetCount\":0,\"albumUsers\":[],"
                + "\"shared\":" + shared + ",\"hasSharedLink\":false,\"isActivityEnabled\":true,\"ownerId\":\"o\","
                + "\"createdAt\":\"2024-01-01T00:00:00.000Z\",\"updatedAt\":\"2024-01-01T00:00:00.000Z\"}";
    }

    private List<String> albums(String name, Boolean isOwned, Boolean isShared) {
        return server
                .client()
                .call(AlbumOperations.GET_ALL_ALBUMS, new GetAllAlbums(null, null, name, isOwned, isShared))
                .stream()
                .map(Album::id)
                .toList();
    }

    @Test
    void older_albums_are_filtered_here() {
        isOld();
        server.answers("GET /albums", 200, "[" + album("own", "A", false) + "," + album("given", "B", true) + "]");
        server.answers(
                "GET /albums?shared=true", 200, "[" + album("given", "B", true) + "," + album("got", "A", true) + "]");

        assertThat(albums(null, null, null)).containsExactly("own", "given", "got");
        assertThat(albums("A", null, null)).containsExactly("own", "got");
        assertThat(albums(null, true, null)).containsExactly("own", "given");
        assertThat(albums(null, false, null)).containsExactly("got");
        assertThat(albums(null, null, true)).containsExactly("given", "got");
        assertThat(albums(null, true, false)).containsExactly("own");
    }

    @Test
    void newer_albums_are_filtered_by_the_server() {
        server.answers("GET /albums?name=A%20%26%20B&isOwned=true", 200, "[" + album("x", "A & B", false) + "]");

        assertThat(albums("A & B", true, null)).containsExactly("x");
    }

    @Test
    void the_albums_of_an_asset_take_no_other_filter() {
        GetAllAlbums both = new GetAllAlbums(ID, null, "A", null, null);
        String message = "getAllAlbums takes assetId without any other filter, because servers pass over the others";

        assertThatThrownBy(() -> server.client().call(AlbumOperations.GET_ALL_ALBUMS, both))
                .hasMessage(message);
        isOld();
        assertThatThrownBy(() -> server.client().call(AlbumOperations.GET_ALL_ALBUMS, both))
                .hasMessage(message);
        assertThat(server.asked()).isEmpty();
    }

    @Test
    void files_of_a_device_are_found_by_their_checksums_where_devices_are_gone() {
        server.answers(
                "POST /assets/bulk-upload-check",
                200,
                "{\"results\":[{\"id\":\"" + SHA1 + "\",\"action\":\"reject\",\"reason\":\"duplicate\",\"assetId\":\""
                        + ID
                        + "\",\"isTrashed\":true},{\"id\":\"H/iPgb3gRMtqKdjWq4ih3mSdNoc=\",\"action\":\"accept\"}]}");

        assertThat(server.client()
                        .call(
                                AssetOperations.CHECK_EXISTING_ASSETS,
                                new CheckExistingAssets("drover", List.of(SHA1, "H/iPgb3gRMtqKdjWq4ih3mSdNoc=")))
                        .existingIds())
                .containsExactly(SHA1);
    }

    @Test
    void a_device_asset_id_that_is_no_checksum_cannot_be_found_where_devices_are_gone() {
        assertThatThrownBy(() -> server.client()
                        .call(
                                AssetOperations.CHECK_EXISTING_ASSETS,
                                new CheckExistingAssets("phone", List.of("IMG_1.jpg-1234"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("checkExistingAssets: Immich 3.1.0 finds assets by checksum alone, so that each of"
                        + " deviceAssetIds must be a SHA-1 in hex or base64, but one is 'IMG_1.jpg-1234'");
        assertThat(server.asked()).isEmpty();
    }

    @Test
    void random_assets_are_searched_where_the_operation_is_gone() {
        server.answers("POST /search/random", 200, "[]");

        assertThat(server.client().call(AssetOperations.GET_RANDOM, new GetRandom(7)))
                .isEmpty();
        assertThat(server.asked())
                .containsExactly("POST /search/random {\"size\":7,\"visibility\":\"timeline\",\"withExif\":true}");
        assertThatThrownBy(() -> server.client().call(AssetOperations.GET_RANDOM, new GetRandom(1_001)))
                .hasMessage("getRandom: count must be 1 to 1000 on Immich 3.1.0, but is 1001");
    }

    @Test
    void what_nothing_stands_in_for_is_an_error_that_names_the_version_and_a_way_out() {
        assertThatThrownBy(() -> server.client()
                        .call(
                                AssetOperations.GET_ALL_USER_ASSETS_BY_DEVICE_ID,
                                new GetAllUserAssetsByDeviceId("phone")))
                .isInstanceOf(NotInThisVersionException.class)
                .hasMessage("getAllUserAssetsByDeviceId is not in Immich 3.1.0: it was removed in 3.0.0; ask"
                        + " checkBulkUpload for the checksums of the files, or read all assets with getSyncStream");
        assertThat(server.asked()).isEmpty();
    }

    @Test
    void what_came_later_is_an_error_that_names_the_version() {
        server.close();
        server = AnsweringServer.of(1, 138, 1);

        assertThatThrownBy(() -> server.client().call(UserOperations.GET_MY_API_KEY, NOTHING))
                .hasMessage("getMyApiKey is not in Immich 1.138.1: it came with 1.139.0");
    }

    @Test
    void a_server_that_was_upgraded_is_asked_again_after_a_404() {
        isOld();
        assertThatThrownBy(() -> server.client().call(AssetOperations.GET_RANDOM, new GetRandom(1)))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.status()).isEqualTo(404));
        server.answers("GET /server/version", 200, "{\"major\":3,\"minor\":1,\"patch\":0,\"prerelease\":2}");
        server.answers("POST /search/random", 200, "[]");

        assertThat(server.client().call(AssetOperations.GET_RANDOM, new GetRandom(1)))
                .isEmpty();
        assertThat(server.client().version()).isEqualTo(new ServerVersion(3, 1, 0, 2));
    }

    @Test
    void a_wrong_name_in_a_search_is_an_error_that_says_what_there_is() {
        assertThatThrownBy(() -> WireJson.record(Map.of("takenBfore", "x"), SearchAssets.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("SearchAssets has no 'takenBfore'; it has albumIds, checksum, city");
    }

    @Test
    void a_time_without_an_offset_is_an_error_that_says_so() {
        assertThatThrownBy(() -> WireJson.record(Map.of("takenAfter", "2024-05-06T04:08:09"), SearchAssets.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "SearchAssets.takenAfter: the time '2024-05-06T04:08:09' must be ISO 8601 with an offset, such"
                                + " as 2018-05-06T04:08:09+02:00 or 2018-05-06T02:08:09Z");
    }
}

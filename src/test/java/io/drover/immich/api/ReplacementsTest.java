package io.drover.immich.api;

import static io.drover.immich.api.model.Nothing.NOTHING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.http.ApiException;
import io.drover.immich.api.model.Album;
import io.drover.immich.api.model.CheckExistingAssets;
import io.drover.immich.api.model.CreateSession;
import io.drover.immich.api.model.GetAllAlbums;
import io.drover.immich.api.model.GetAllUserAssetsByDeviceId;
import io.drover.immich.api.model.GetRandom;
import io.drover.immich.api.model.ServerVersion;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a version lacks is done in another way, or refused in clear words. */
class ReplacementsTest {
    private static final String ID = "a8d5e9e5-9eba-476e-8cc8-0f295cd861d2";
    private static final String SHA1 = "1ff88f81bde044cb6a29d8d6ab88a1de649d3687";

    private AnsweringServer server = AnsweringServer.of(3, 1, 0);

    @AfterEach
    void close() {
        server.close();
    }

    private void isOld() {
        server.close();
        server = AnsweringServer.of(2, 7, 5);
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

    private List<String> albums(@Nullable String name, @Nullable Boolean isOwned, @Nullable Boolean isShared) {
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
}

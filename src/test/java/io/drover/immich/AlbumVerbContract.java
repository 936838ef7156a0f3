package io.drover.immich;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.immich.api.model.Album;
import io.drover.immich.api.model.AlbumStatistics;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.Message;
import org.junit.jupiter.api.Test;

/** The verbs on albums. */
abstract class AlbumVerbContract extends VerbContractBase {
    private final String name = "contract " + UUID.randomUUID();

    AlbumVerbContract(VerbStage stage) {
        super(stage);
    }

    @Test
    @Exercises({"createAlbum", "getAlbumInfo"})
    void an_album_is_made_and_read() throws IOException {
        String asset = uploaded();

        Message made = done("createAlbum", Map.of("albumName", name, "assetIds", List.of(asset)));
        Album album = made.getBody(Album.class);
        removedLater(album.id(), "deleteAlbum");

        assertThat(album.albumName()).isEqualTo(name);
        assertThat(made.getHeader("CamelImmichAlbumId")).isEqualTo(album.id());
        assertThat(answer("getAlbumInfo", album, Album.class)).satisfies(read -> {
            assertThat(read.assetCount()).isEqualTo(1);
            assertThat(read.ownedBy()).isEqualTo(asset(asset).ownerId());
        });
        assertThat(refused("getAlbumInfo", NOWHERE)).contains("Not found or no album.read access");
        assertThat(refusedUnsent("createAlbum", Map.of("albumName", 7), Map.of()))
                .isEqualTo("immich:createAlbum: the field albumName must be text, but is '7'");
    }

    @Test
    @Exercises("getAlbumInfo")
    void an_album_comes_with_its_assets_where_the_version_gives_them() throws IOException {
        String asset = uploaded();
        String album = album(List.of(asset));
        Map<String, Object> withAssets = Map.of("albumId", album, "withoutAssets", false);
        if (major() >= 3) {
            assertThat(refusedUnsent("getAlbumInfo", withAssets, Map.of()))
                    .contains("withoutAssets cannot be false", "ask searchAssets with albumIds");
            return;
        }

        assertThat(answer("getAlbumInfo", withAssets, Album.class).assets())
                .singleElement()
                .satisfies(one -> assertThat(one.id()).isEqualTo(asset));
    }

    @Test
    @Exercises("getAllAlbums")
    void albums_are_found_by_name_id_and_asset_in_every_version() throws IOException {
        String asset = uploaded();
        String album = album(List.of(asset));
        album(List.of());

        assertThat(albums(Map.of())).contains(album);
        assertThat(albums(Map.of("name", name))).hasSize(2).contains(album);
        assertThat(albums(Map.of("albumId", album))).containsExactly(album);
        assertThat(albums(Map.of("assetId", asset))).containsExactly(album);
        assertThat(albums(Map.of("isShared", true))).doesNotContain(album);
        assertThat(albums(Map.of("isOwned", true))).contains(album);
        assertThat(refusedUnsent("getAllAlbums", Map.of("assetId", asset, "isShared", true), Map.of()))
                .contains("takes assetId without any other filter");
        assertThat(refusedUnsent("getAllAlbums", null, Map.of("CamelImmichIsShared", "maybe")))
                .isEqualTo("the header CamelImmichIsShared must be true or false, but is 'maybe'");
    }

    @Test
    @Exercises({"getAlbumStatistics", "deleteAlbum"})
    void albums_are_counted_and_removed() {
        int before = owned();
        String album = album(List.of());
        int between = owned();

        done("deleteAlbum", null, Map.of("CamelImmichAlbumId", album));

        assertThat(between).isEqualTo(before + 1);
        assertThat(owned()).isEqualTo(before);
        assertThat(refused("deleteAlbum", album)).contains("Not found or no album.delete access");
    }

    private int owned() {
        return answer("getAlbumStatistics", null, AlbumStatistics.class).owned();
    }

    @Test
    @Exercises("updateAlbumInfo")
    void an_album_is_changed() throws IOException {
        String asset = uploaded();
        String album = album(List.of(asset));

        Album changed = answer(
                "updateAlbumInfo",
                Map.of("albumId", album, "description", "sea", "order", "asc", "albumThumbnailAssetId", asset),
                Album.class);

        assertThat(changed.description()).isEqualTo("sea");
        assertThat(changed.order()).isEqualTo("asc");
        assertThat(changed.albumThumbnailAssetId()).isEqualTo(asset);
        assertThat(changed.albumName()).isEqualTo(name);
        assertThat(refused("updateAlbumInfo", Map.of("albumId", NOWHERE, "description", "")))
                .contains("Not found or no album.update access");
        sendsWrong();
        assertThat(refused("updateAlbumInfo", Map.of("albumId", album, "order", "up")))
                .contains("400", "order");
    }

    @Test
    @Exercises({"addAssetsToAlbum", "removeAssetFromAlbum"})
    void assets_come_and_go_and_each_is_told_alone() throws IOException {
        String held = uploaded();
        String added = uploaded();
        Map<String, Object> album = Map.of("CamelImmichAlbumId", album(List.of(held)));

        Message put = done("addAssetsToAlbum", List.of(held, added, NOWHERE, "abc"), album);
        Message taken = done("removeAssetFromAlbum", List.of(added, NOWHERE), album);

        assertThat(outcomes(put))
                .containsExactly(
                        "duplicate", "done", "no_permission", "not a UUID of version 4, as all of Immich's ids are");
        assertThat(put.getHeader("CamelImmichFailed")).isEqualTo(3);
        assertThat(outcomes(taken)).containsExactly("done", "not_found");
    }

    @Test
    @Exercises({"addAssetsToAlbum", "removeAssetFromAlbum"})
    void more_assets_than_a_call_takes_are_told_of_in_several_calls() throws IOException {
        Map<String, Object> album = Map.of("CamelImmichAlbumId", album(List.of()));
        List<String> ids = and(nowhere(2_000), uploaded());

        List<String> put = outcomes(done("addAssetsToAlbum", ids, album));
        List<String> taken = outcomes(done("removeAssetFromAlbum", ids, album));

        assertThat(put.subList(0, 2_000)).containsOnly("no_permission");
        assertThat(put.get(2_000)).isEqualTo("done");
        assertThat(taken.subList(0, 2_000)).containsOnly("not_found");
        assertThat(taken.get(2_000)).isEqualTo("done");
        assertThat(requests("addAssetsToAlbum")).isEqualTo(3);
        assertThat(requests("removeAssetFromAlbum")).isEqualTo(3);
    }

    @Test
    @Exercises({"addAssetsToAlbum", "removeAssetFromAlbum"})
    void no_assets_are_no_call_and_no_album_is_told_by_the_permission() {
        Map<String, Object> nowhere = Map.of("CamelImmichAlbumId", NOWHERE);

        assertThat(outcomes(done("addAssetsToAlbum", List.of(), nowhere))).isEmpty();
        assertThat(outcomes(done("removeAssetFromAlbum", List.of(), nowhere))).isEmpty();
        assertThat(requests()).isEmpty();
        assertThat(refused("addAssetsToAlbum", Map.of("albumId", NOWHERE, "assetIds", List.of(NOWHERE))))
                .contains("Not found or no albumAsset.create access");
        assertThat(refused("removeAssetFromAlbum", Map.of("albumId", NOWHERE, "assetIds", List.of(NOWHERE))))
                .contains("Not found or no albumAsset.delete access");
    }

    private String album(List<String> assets) {
        Album album = answer("createAlbum", Map.of("albumName", name, "assetIds", assets), Album.class);
        return removedLater(album.id(), "deleteAlbum");
    }

    private List<String> albums(Map<String, Object> filter) {
        return answers("getAllAlbums", filter, Album.class).stream()
                .map(Album::id)
                .toList();
    }
}

package io.drover.immich.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.http.WireJson;
import io.drover.immich.api.AlbumOperations;
import io.drover.immich.api.model.AlbumAssets;
import io.drover.immich.api.model.AlbumId;
import io.drover.immich.api.model.CreateAlbum;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What albums show is told as gone when the last of them shows it no more. */
class AlbumAssetsTest {
    @TempDir
    Path folder;

    private static String album(LoopedFeed feed, String... assets) {
        return feed.calls
                .client()
                .call(AlbumOperations.CREATE_ALBUM, new CreateAlbum("Album", null, List.of(assets), null))
                .id();
    }

    private static void take(LoopedFeed feed, String album, String asset) {
        AlbumAssets leaving = WireJson.record(Map.of("id", album, "ids", List.of(asset)), AlbumAssets.class);
        feed.calls.client().call(AlbumOperations.REMOVE_ASSET_FROM_ALBUM, leaving);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.144.1", "2.7.5", "3.1.0"})
    void it_goes_with_the_last_link(String version) throws Exception {
        try (LoopedFeed feed = new LoopedFeed(version, true, folder)) {
            feed.types = "album-assets,albums";
            String asset = feed.sandbox.seed("a.jpg", "%040x".formatted(1), 1_000);
            String first = album(feed, asset);
            String second = album(feed, asset);
            feed.run();
            List<String> told = feed.heard();
            take(feed, first, asset);
            feed.run();
            List<String> kept = feed.heard();
            feed.calls.client().call(AlbumOperations.DELETE_ALBUM, new AlbumId(second));
            feed.run();

            assertThat(told).contains("+album-asset/" + asset, "+album-exif/" + asset);
            assertThat(kept)
                    .contains("-album-link/" + first + "/" + asset)
                    .doesNotContain("-album-asset/" + asset + " cascade");
            assertThat(feed.heard())
                    .containsSubsequence(
                            "-album-link/" + second + "/" + asset + " cascade",
                            "-album/" + second,
                            "-album-exif/" + asset + " cascade",
                            "-album-asset/" + asset + " cascade");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.144.1", "2.7.5", "3.1.0"})
    void it_stays_when_it_moves_from_one_album_to_another_and_is_told_when_it_comes_back(String version)
            throws Exception {
        try (LoopedFeed feed = new LoopedFeed(version, true, folder)) {
            feed.types = "album-assets,albums";
            String asset = feed.sandbox.seed("a.jpg", "%040x".formatted(1), 1_000);
            String first = album(feed, asset);
            feed.run();
            take(feed, first, asset);
            String second = album(feed, asset);
            feed.heard();
            feed.run();
            List<String> moved = feed.heard();
            take(feed, second, asset);
            feed.run();
            List<String> left = feed.heard();
            feed.calls.client().call(AlbumOperations.ADD_ASSETS_TO_ALBUM, new AlbumAssets(first, List.of(asset)));
            feed.run();

            assertThat(moved)
                    .contains("-album-link/" + first + "/" + asset, "+album-link/" + second + "/" + asset)
                    .noneMatch(word -> word.startsWith("-album-asset/"));
            assertThat(left).contains("-album-asset/" + asset + " cascade", "-album-exif/" + asset + " cascade");
            assertThat(feed.heard()).contains("+album-asset/" + asset, "+album-exif/" + asset);
        }
    }
}

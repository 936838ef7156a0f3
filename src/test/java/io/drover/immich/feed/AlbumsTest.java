package io.drover.immich.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.feed.FeedException;
import io.drover.http.WireJson;
import io.drover.immich.api.Access;
import io.drover.immich.api.AlbumOperations;
import io.drover.immich.api.model.AlbumAssets;
import io.drover.immich.api.model.AlbumId;
import io.drover.immich.api.model.CreateAlbum;
import io.drover.immich.api.model.ServerVersion;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Albums and what they hold are read in each run where they are asked for, and what is gone is found when all is. */
class AlbumsTest {
    private static final Duration DAY = Duration.ofHours(24);

    private static Mode mode(String version, Stage stage, String types) {
        FeedTypes asked = FeedTypes.parse(types);
        return version.startsWith("3")
                ? new SearchMode(stage.calls, asked, Privacy.KEPT, DAY)
                : new DeltaMode(stage.calls, asked, Privacy.KEPT, DAY);
    }

    private static String album(Stage stage, List<String> assets) {
        CreateAlbum album = WireJson.record(Map.of("albumName", "Trip", "assetIds", assets), CreateAlbum.class);
        return stage.calls.client().call(AlbumOperations.CREATE_ALBUM, album).id();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.144.1", "2.7.5", "3.1.0"})
    void albums_and_links_are_told_in_each_run_and_swept_with_the_assets(String version) {
        try (Stage stage = new Stage(version)) {
            List<String> ids = stage.seed(3);
            String first = album(stage, ids.subList(0, 2));
            FoldedFeed feed = new FoldedFeed(mode(version, stage, "assets,albums,album-assets"), 2);

            List<String> begun = feed.run();
            List<String> unchanged = feed.run();
            stage.calls.client().call(AlbumOperations.ADD_ASSETS_TO_ALBUM, new AlbumAssets(first, List.of(ids.get(2))));
            String second = album(stage, List.of());
            List<String> added = feed.run();
            stage.calls.client().call(AlbumOperations.DELETE_ALBUM, new AlbumId(second));
            stage.calls
                    .client()
                    .call(AlbumOperations.REMOVE_ASSET_FROM_ALBUM, new AlbumAssets(first, List.of(ids.get(0))));
            stage.pass(DAY);
            List<String> swept = feed.run();

            String link = "album-link/" + first + "/";
            assertThat(begun).hasSize(6).contains("+album/" + first, "+" + link + ids.get(0), "+" + link + ids.get(1));
            assertThat(unchanged).isEmpty();
            assertThat(added).contains("+album/" + first, "+album/" + second, "+" + link + ids.get(2));
            assertThat(swept).contains("-album/" + second, "-" + link + ids.get(0), "+album/" + first);
            assertThat(feed.state())
                    .containsOnlyKeys(
                            "asset/" + ids.get(0),
                            "asset/" + ids.get(1),
                            "asset/" + ids.get(2),
                            "album/" + first,
                            link + ids.get(1),
                            link + ids.get(2));
            assertThat(feed.state().get("album/" + first)).contains("Trip").doesNotContain("@");
            assertThat(Stage.json(String.valueOf(feed.state().get(link + ids.get(1)))))
                    .isEqualTo(Stage.json("{\"albumId\":\"" + first + "\",\"assetId\":\"" + ids.get(1) + "\"}"));
        }
    }

    @Test
    void a_feed_of_assets_asks_for_no_album() {
        try (Stage stage = new Stage("2.7.5")) {
            List<String> ids = stage.seed(1);
            album(stage, ids);
            FoldedFeed feed = new FoldedFeed(mode("2.7.5", stage, "assets"), 10);

            feed.run();

            assertThat(feed.state()).containsOnlyKeys("asset/" + ids.get(0));
            assertThat(stage.calls.count("getAllAlbums")).isZero();
        }
    }

    @Test
    void a_run_that_is_killed_among_the_albums_takes_nothing_for_gone() {
        try (Stage stage = new Stage("2.7.5")) {
            List<String> ids = stage.seed(4);
            for (int i = 0; i < 5; i++) {
                album(stage, ids);
            }
            FoldedFeed feed = new FoldedFeed(mode("2.7.5", stage, "assets,albums,album-assets"), 3);
            feed.run();

            for (int pieces = 1; pieces <= 12; pieces++) {
                stage.pass(DAY);
                feed.run(pieces);
                assertThat(feed.run()).as("killed after %d pieces", pieces).isEmpty();
            }
        }
    }

    @Test
    void a_type_that_only_a_session_is_told_is_named_with_the_way_to_it() {
        FeedOptions options = FeedOptions.of("f", FeedMode.DELTA, "assets,albums,people", null, DAY);
        Access key = Access.byKey(() -> "secret");

        assertThatThrownBy(() -> options.way(new ServerVersion(2, 7, 5), key))
                .isInstanceOf(FeedException.class)
                .hasMessageStartingWith("types holds People, which mode=delta cannot tell with an API key alone; set ")
                .hasMessageEndingWith("password, or leave that out of types");
    }
}

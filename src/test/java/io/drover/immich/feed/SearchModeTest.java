package io.drover.immich.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.drover.http.ApiException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** From 3.0 on, a key alone finds what has changed window by window, and by all windows what is gone. */
class SearchModeTest {
    private static final Duration DAY = Duration.ofHours(24);

    private final Stage stage = new Stage("3.1.0");

    @AfterEach
    void close() {
        stage.close();
    }

    private FoldedFeed feed(Duration fullEvery, int most) {
        return new FoldedFeed(new SearchMode(stage.calls, FeedTypes.parse("assets"), Privacy.KEPT, fullEvery), most);
    }

    private FoldedFeed feed() {
        return feed(DAY, 1_000);
    }

    private static String key(String id) {
        return "asset/" + id;
    }

    @Test
    void a_first_run_tells_everything_but_the_locked_folder() {
        List<String> ids = stage.seed(5);
        stage.change("visibility", "archive", ids.get(1));
        stage.change("visibility", "hidden", ids.get(2));
        stage.change("visibility", "locked", ids.get(3));
        stage.trash(ids.get(4));
        FoldedFeed feed = feed();

        List<String> told = feed.run();

        assertThat(told)
                .containsExactlyInAnyOrder(
                        "+" + key(ids.get(0)), "+" + key(ids.get(1)), "+" + key(ids.get(2)), "+" + key(ids.get(4)));
        assertThat(Stage.json(String.valueOf(feed.state().get(key(ids.get(4)))))
                        .path("isTrashed")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void data_are_what_the_server_sent_field_for_field() {
        List<String> ids = stage.seed(3);
        stage.change("rating", 5, ids.get(0));
        stage.change("description", "Grüße \"ü\" \\ 日本 \u0007", ids.get(1));
        FoldedFeed feed = feed();

        feed.run();

        Map<String, JsonNode> sent = new HashMap<>();
        stage.ask("/search/metadata", "{\"withExif\":true,\"withDeleted\":true}")
                .path("assets")
                .path("items")
                .forEach(asset -> sent.put(key(asset.path("id").asText()), asset));
        Map<String, JsonNode> told = new HashMap<>();
        feed.state().forEach((key, data) -> told.put(key, Stage.json(data)));
        assertThat(told).hasSize(3).isEqualTo(sent);
    }

    @Test
    void later_runs_tell_only_what_is_new_or_changed_and_ask_once() {
        List<String> ids = stage.seed(3);
        FoldedFeed feed = feed();
        feed.run();
        stage.calls.forget();

        stage.change("isFavorite", true, ids.get(1));
        String added = stage.seed(1).get(0);
        stage.trash(ids.get(2));
        List<String> changed = feed.run();
        List<String> unchanged = feed.run();
        stage.restore(ids.get(2));
        List<String> restored = feed.run();

        assertThat(changed).containsExactlyInAnyOrder("+" + key(ids.get(1)), "+" + key(added), "+" + key(ids.get(2)));
        assertThat(unchanged).isEmpty();
        assertThat(restored).containsExactly("+" + key(ids.get(2)));
        assertThat(stage.calls.count("searchAssets")).isEqualTo(3);
    }

    @Test
    void what_is_gone_is_told_when_everything_is_searched_again() {
        List<String> ids = stage.seed(3);
        FoldedFeed feed = feed();
        feed.run();

        stage.purge(ids.get(0));
        stage.pass(DAY.minusMinutes(1));
        List<String> before = feed.run();
        stage.pass(Duration.ofMinutes(2));
        List<String> after = feed.run();

        assertThat(before).isEmpty();
        assertThat(after).containsExactly("-" + key(ids.get(0)));
        assertThat(feed.run()).isEmpty();
        assertThat(feed.openings()).containsExactly("it is time to compare everything");
    }

    @Test
    void a_large_library_is_told_whole_whatever_changes_meanwhile() {
        String[] ids = stage.seed(1_300).toArray(String[]::new);
        FoldedFeed feed = feed(Duration.ZERO, 1_000);
        feed.run();
        stage.calls.forget();

        stage.calls.before("searchAssets", 3, () -> stage.change("isFavorite", true, ids[0], ids[700], ids[1_299]));
        stage.calls.before("searchAssets", 5, () -> stage.change("isFavorite", false, ids[0], ids[2], ids[1_298]));
        stage.calls.before("searchAssets", 6, () -> stage.seed(10));
        List<String> told = feed.run();

        assertThat(stage.calls.count("searchAssets")).isGreaterThan(6);
        assertThat(told).hasSize(15).allMatch(change -> change.startsWith("+"));
        assertThat(feed.state()).hasSize(1_310);
        assertThat(feed.run()).isEmpty();
    }

    @Test
    void thousands_of_changes_in_one_moment_are_all_told() {
        String[] ids = stage.seed(1_200).toArray(String[]::new);
        FoldedFeed feed = feed();
        feed.run();

        stage.change("isFavorite", true, ids);
        List<String> told = feed.run();

        assertThat(told).hasSize(1_200);
        assertThat(feed.run()).isEmpty();
    }

    @Test
    void what_leaves_a_crowded_window_meanwhile_hides_nothing_of_the_rest() {
        for (int i = 0; i < 1_200; i++) {
            stage.seedNow();
        }
        String[] first = stage.sandbox.assets().subList(0, 200).stream()
                .map(asset -> asset.id())
                .toArray(String[]::new);
        FoldedFeed whole = feed();
        whole.run();
        int narrowing = stage.calls.count("searchAssets");
        stage.calls.forget();
        FoldedFeed feed = feed();

        stage.calls.before("searchAssets", narrowing / 2 + 1, () -> stage.change("isFavorite", true, first));
        feed.run();

        assertThat(feed.state()).hasSize(1_200);
    }

    @Test
    void a_search_that_breaks_off_goes_on_behind_the_last_window() {
        List<String> ids = stage.seed(2_000);
        FoldedFeed feed = feed();
        stage.sandbox.addFaults("searchAssets: status 500 after 6 x1");

        assertThatThrownBy(feed::run).isInstanceOf(ApiException.class);
        int told = feed.state().size();
        stage.purge(ids.get(0));
        stage.pass(Duration.ofHours(2));
        int rest = feed.run().size();

        assertThat(told).isPositive();
        assertThat(rest).isLessThan(2_000);
        assertThat(feed.generation()).isOne();
        assertThat(feed.state()).hasSizeBetween(1_999, 2_000);
    }

    @Test
    void a_run_that_is_killed_after_any_piece_is_made_up_for() {
        List<String> ids = stage.seed(1_100);
        for (int pieces = 1; pieces <= 10; pieces++) {
            FoldedFeed feed = feed(DAY, 200);
            feed.run();
            stage.pass(DAY);
            stage.change("isFavorite", pieces % 2 == 0, ids.get(pieces));
            stage.purge(ids.get(100 + pieces));

            feed.run(pieces);
            feed.run();

            assertThat(feed.state()).as("killed after %d pieces", pieces).hasSize(1_100 - pieces);
            assertThat(feed.openings()).hasSize(1);
        }
    }

    @Test
    void assets_of_partners_are_not_told() {
        List<String> own = stage.seed(2);
        stage.partner("ann@example.com", 3);
        stage.sandbox.events().share("ann@example.com", stage.sandbox.email());
        FoldedFeed feed = feed();

        feed.run();

        assertThat(feed.state()).containsOnlyKeys(key(own.get(0)), key(own.get(1)));
    }
}

package io.drover.immich.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.drover.feed.Cursor;
import io.drover.feed.FeedException;
import io.drover.http.ApiException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Before 3.0, a key alone is told all assets, then those that change, and at each walk those that are gone. */
class DeltaModeTest {
    private static final Duration DAY = Duration.ofHours(24);

    private Stage stage = new Stage("2.7.5");

    @AfterEach
    void close() {
        stage.close();
    }

    private void serve(String version) {
        stage.close();
        stage = new Stage(version);
    }

    private FoldedFeed feed(Duration fullEvery, int most) {
        return new FoldedFeed(new DeltaMode(stage.calls, FeedTypes.parse("assets"), Privacy.KEPT, fullEvery), most);
    }

    private FoldedFeed feed() {
        return feed(DAY, 1_000);
    }

    private static String key(String id) {
        return "asset/" + id;
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.144.1", "2.7.5"})
    void a_first_run_tells_everything_that_is_not_hidden(String version) {
        serve(version);
        List<String> ids = stage.seed(5);
        stage.change("visibility", "archive", ids.get(1));
        stage.change("visibility", "hidden", ids.get(2));
        stage.change("visibility", "locked", ids.get(3));
        stage.trash(ids.get(4));
        FoldedFeed feed = feed();

        List<String> told = feed.run();

        assertThat(told)
                .containsExactlyInAnyOrder(
                        "+" + key(ids.get(0)), "+" + key(ids.get(1)), "+" + key(ids.get(3)), "+" + key(ids.get(4)));
        assertThat(Stage.json(String.valueOf(feed.state().get(key(ids.get(4)))))
                        .path("isTrashed")
                        .asBoolean())
                .isTrue();
        assertThat(feed.openings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.144.1", "2.7.5"})
    void data_are_what_the_server_sent_field_for_field(String version) {
        serve(version);
        List<String> ids = stage.seed(3);
        stage.change("rating", 5, ids.get(0));
        stage.change("description", "Grüße \"ü\" \\ 日本 \u0007", ids.get(1));
        FoldedFeed feed = feed();

        feed.run();

        Map<String, JsonNode> sent = new HashMap<>();
        stage.ask("/sync/full-sync", "{\"limit\":10,\"updatedUntil\":\"2100-01-01T00:00:00Z\"}")
                .forEach(asset -> sent.put(key(asset.path("id").asText()), asset));
        Map<String, JsonNode> told = new HashMap<>();
        feed.state().forEach((key, data) -> told.put(key, Stage.json(data)));
        assertThat(told).hasSize(3).isEqualTo(sent);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.144.1", "2.7.5"})
    void later_runs_tell_only_what_is_new_or_changed(String version) {
        serve(version);
        List<String> ids = stage.seed(3);
        FoldedFeed feed = feed();
        feed.run();

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
        assertThat(stage.calls.count("getFullSyncForUser")).isOne();
    }

    @Test
    void what_is_gone_is_told_by_the_walk_when_it_is_due() {
        List<String> ids = stage.seed(3);
        FoldedFeed feed = feed();
        feed.run();

        stage.purge(ids.get(0));
        stage.pass(DAY.minusMinutes(1));
        List<String> before = feed.run();
        stage.pass(Duration.ofMinutes(2));
        List<String> after = feed.run();
        List<String> later = feed.run();

        assertThat(before).isEmpty();
        assertThat(after).containsExactly("-" + key(ids.get(0)));
        assertThat(later).isEmpty();
        assertThat(feed.openings()).containsExactly("it is time to compare everything");
    }

    @Test
    void a_full_feed_walks_in_every_run_and_tells_nothing_twice() {
        List<String> ids = stage.seed(3);
        FoldedFeed feed = feed(Duration.ZERO, 1_000);
        feed.run();

        stage.purge(ids.get(0));
        List<String> second = feed.run();
        List<String> third = feed.run();

        assertThat(second).containsExactly("-" + key(ids.get(0)));
        assertThat(third).isEmpty();
        assertThat(feed.generation()).isEqualTo(3);
    }

    @Test
    void an_asset_that_changes_during_the_walk_is_not_taken_for_gone() {
        List<String> ids = stage.seed(2_500);
        FoldedFeed feed = feed(Duration.ZERO, 1_000);
        feed.run();
        String[] all = ids.toArray(String[]::new);
        stage.calls.forget();

        stage.calls.before("getFullSyncForUser", 2, () -> stage.change("isFavorite", true, all));
        List<String> told = feed.run();

        assertThat(told).hasSize(2_500).allMatch(change -> change.startsWith("+"));
        assertThat(feed.run()).isEmpty();
    }

    @Test
    void an_asset_that_is_added_during_the_walk_is_told_in_the_same_run() {
        stage.seed(1_500);
        FoldedFeed feed = feed();

        stage.calls.before("getFullSyncForUser", 2, () -> stage.seed(200));
        feed.run();

        assertThat(feed.state()).hasSize(1_700);
    }

    @Test
    void a_walk_that_breaks_off_goes_on_behind_the_last_page() {
        List<String> ids = stage.seed(2_500);
        FoldedFeed feed = feed();
        stage.sandbox.addFaults("getFullSyncForUser: status 500 after 1 x1");

        assertThatThrownBy(feed::run).isInstanceOf(ApiException.class);
        stage.purge(ids.get(0));
        feed.run();

        assertThat(stage.calls.count("getFullSyncForUser")).isEqualTo(4);
        assertThat(feed.generation()).isOne();
        assertThat(feed.state()).hasSizeBetween(2_499, 2_500);
    }

    @Test
    void a_run_that_is_killed_after_any_piece_is_made_up_for() {
        stage.seed(2_100);
        for (int pieces = 1; pieces <= 9; pieces++) {
            FoldedFeed feed = feed(DAY, 300);

            int told = feed.run(pieces).size();
            int rest = feed.run().size();

            assertThat(told + rest).as("killed after %d pieces", pieces).isEqualTo(2_100);
            assertThat(feed.generation()).isOne();
        }
    }

    @Test
    void a_kill_in_a_walk_that_is_due_takes_nothing_for_gone() {
        List<String> ids = stage.seed(2_100);
        for (int pieces = 1; pieces <= 8; pieces++) {
            FoldedFeed feed = feed(DAY, 300);
            feed.run();
            stage.pass(DAY);
            stage.change("isFavorite", pieces % 2 == 0, ids.get(pieces));
            stage.purge(ids.get(100 + pieces));

            feed.run(pieces);
            feed.run();

            assertThat(feed.state()).as("killed after %d pieces", pieces).hasSize(2_100 - pieces);
            assertThat(feed.openings()).hasSize(1);
        }
    }

    @Test
    void a_feed_that_rested_too_long_begins_anew_as_the_server_says() {
        List<String> ids = stage.seed(3);
        FoldedFeed feed = feed(Duration.ofDays(1_000), 1_000);
        feed.run();

        stage.purge(ids.get(0));
        stage.change("isFavorite", true, ids.get(1));
        stage.pass(Duration.ofDays(101));
        List<String> told = feed.run();

        assertThat(told).containsExactlyInAnyOrder("-" + key(ids.get(0)), "+" + key(ids.get(1)));
        assertThat(feed.openings())
                .singleElement()
                .asString()
                .startsWith("the server cannot tell what has changed since 2031-05-06T07:03:09Z")
                .endsWith("(announced)");
        assertThat(feed.run()).isEmpty();
    }

    @Test
    void ten_thousand_changes_at_once_are_told_though_the_server_refuses_to() {
        stage.seed(10_000);
        FoldedFeed feed = feed(DAY, 10_000);

        List<String> first = feed.run();
        stage.pass(Duration.ofMinutes(10));
        List<String> second = feed.run();
        List<String> third = feed.run();

        assertThat(first).hasSize(10_000);
        assertThat(second).isEmpty();
        assertThat(third).isEmpty();
        assertThat(stage.calls.count("getFullSyncForUser"))
                .as("pages of two walks")
                .isEqualTo(22);
    }

    @Test
    void another_page_is_asked_for_when_the_last_one_was_full() {
        stage.seed(2_000);
        FoldedFeed feed = feed();

        feed.run();

        assertThat(feed.state()).hasSize(2_000);
        assertThat(stage.calls.count("getFullSyncForUser")).isEqualTo(3);
    }

    @Test
    void pieces_are_no_larger_than_was_asked_for() {
        stage.seed(25);
        FoldedFeed feed = feed(DAY, 7);

        assertThat(feed.run()).hasSize(25);
    }

    @Test
    void what_changes_without_a_new_time_is_told_by_the_next_walk() {
        List<String> ids = stage.seed(2);
        FoldedFeed feed = feed(Duration.ZERO, 1_000);
        feed.run();
        String first = feed.state().get(key(ids.get(0)));

        stage.changeNow("description", "new", ids.get(0));
        List<String> told = feed.run();

        assertThat(told).containsExactly("+" + key(ids.get(0)));
        assertThat(feed.state().get(key(ids.get(0)))).isNotEqualTo(first);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.144.1", "2.7.5"})
    void assets_of_partners_are_told_as_far_as_they_are_in_the_timeline(String version) {
        serve(version);
        stage.seed(2);
        stage.partner("ann@example.com", 3);
        List<String> hers = stage.assetsOf("ann@example.com");
        stage.sandbox.events().share("ann@example.com", stage.sandbox.email());
        stage.changeAs("ann@example.com", "visibility", "archive", hers.get(0));
        FoldedFeed feed = feed();

        List<String> first = feed.run();
        stage.changeAs("ann@example.com", "isFavorite", true, hers.get(1));
        List<String> second = feed.run();
        stage.pass(DAY);
        List<String> third = feed.run();

        assertThat(first).hasSize(4).doesNotContain("+" + key(hers.get(0)));
        assertThat(second).containsExactly("+" + key(hers.get(1)));
        assertThat(third).as("the walk tells the same").isEmpty();
    }

    @Test
    void a_partner_who_comes_or_goes_begins_another_walk() {
        stage.seed(2);
        stage.partner("ann@example.com", 3);
        FoldedFeed feed = feed();
        feed.run();

        stage.sandbox.events().share("ann@example.com", stage.sandbox.email());
        List<String> come = feed.run();
        stage.sandbox.events().unshare("ann@example.com", stage.sandbox.email());
        List<String> gone = feed.run();

        assertThat(come).hasSize(3).allMatch(change -> change.startsWith("+"));
        assertThat(gone).hasSize(3).allMatch(change -> change.startsWith("-"));
        assertThat(feed.openings()).containsExactly("others share their assets now", "others share their assets now");
        assertThat(feed.run()).isEmpty();
    }

    @Test
    void a_partner_who_goes_during_the_walk_ends_only_this_run() {
        stage.seed(2);
        stage.partner("ann@example.com", 3);
        stage.sandbox.events().share("ann@example.com", stage.sandbox.email());
        FoldedFeed feed = feed();

        stage.calls.before(
                "getFullSyncForUser",
                2,
                () -> stage.sandbox.events().unshare("ann@example.com", stage.sandbox.email()));
        assertThatThrownBy(feed::run).isInstanceOf(ApiException.class);
        feed.run();

        assertThat(feed.state()).hasSize(2);
    }

    @Test
    void a_position_that_cannot_be_read_is_named() {
        DeltaMode mode = new DeltaMode(stage.calls, FeedTypes.parse("assets"), Privacy.KEPT, DAY);

        assertThatThrownBy(() -> mode.open(new Cursor("{\"lastId\":1}", false), 10))
                .isInstanceOf(FeedException.class)
                .hasMessageContaining("'{\"lastId\":1}'")
                .hasMessageContaining("drover feed resync");
    }

    @Test
    void a_reader_that_is_closed_tells_no_more() {
        stage.seed(3);
        var reader = new DeltaMode(stage.calls, FeedTypes.parse("assets"), Privacy.KEPT, DAY)
                .open(new Cursor(null, false), 10);

        reader.close();

        assertThatThrownBy(reader::next).isInstanceOf(FeedException.class);
    }
}

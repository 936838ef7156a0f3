package io.drover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.drover.feed.Append;
import io.drover.feed.Change;
import io.drover.feed.FeedRequest;
import io.drover.feed.FeedRequests;
import io.drover.feed.FeedStore;
import io.drover.feed.FileRequests;
import io.drover.feed.KnownKey;
import io.drover.feed.Manifest;
import io.drover.feed.Operation;
import io.drover.store.DataFolder;
import io.drover.store.Store;
import io.drover.store.Stores;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a user sees of feeds, and asks of them. */
class FeedCommandsTest {
    private static final Instant NOW = Instant.parse("2026-05-06T07:08:09Z");

    @TempDir
    Path data;

    private CommandRun drover;

    @BeforeEach
    void start() {
        drover = CommandRun.in(data);
        withStore(store -> {});
    }

    @Test
    void without_a_feed_the_list_says_how_to_have_one() {
        assertThat(drover.run("feed", "list")).isEqualTo(ExitCode.OK);

        assertThat(drover.out()).contains("No feed has run yet").contains("drover.changes.sink");
    }

    @Test
    void the_list_says_of_each_feed_where_it_is() {
        photos(null);

        assertThat(drover.run("feed", "list")).isEqualTo(ExitCode.OK);

        assertThat(drover.out())
                .contains("photos: at place 1, 2 things known, 1 change waits for the sink, 1 put aside; complete ");
    }

    @Test
    void a_feed_whose_last_run_failed_says_why() {
        photos("the server went away");

        assertThat(drover.run("feed", "list")).isEqualTo(ExitCode.OK);

        assertThat(drover.out()).contains("last run failed: the server went away");
    }

    @Test
    void all_about_one_feed_is_shown() {
        photos(null);

        assertThat(drover.run("feed", "show", "photos")).isEqualTo(ExitCode.OK);

        assertThat(drover.out())
                .contains("feed photos of /immich/users/1")
                .contains("tells all types")
                .contains("the sink is at place 1")
                .contains("1 changes wait for it, 1 were put aside")
                .containsPattern("asset +3 +0 +1 +2 +0 +1 +0 +1");
    }

    @Test
    void a_feed_that_is_read_with_a_key_shows_what_it_is_really_told() {
        withStore(store -> {
            int feed = store.open("keyed", "/immich/users/1", "mode=auto, types=all")
                    .id();
            store.append(new Append(feed, 1, false, List.of(change(1)), List.of(known(1)), List.of(), "search {}"), 1);
            store.confirmed(feed, Objects.requireNonNull(store.after(feed, 0)));
        });

        assertThat(drover.run("feed", "show", "keyed")).isEqualTo(ExitCode.OK);

        assertThat(drover.out()).contains("tells mode=auto, types=all; without a session that is Assets");
    }

    @Test
    void all_about_one_feed_is_told_to_programs() throws Exception {
        photos(null);

        assertThat(drover.run("feed", "show", "photos", "--json")).isEqualTo(ExitCode.OK);

        JsonNode feed = new ObjectMapper().readTree(drover.out());
        assertThat(feed.path("delivered").asLong()).isEqualTo(1);
        assertThat(feed.path("waitingChanges").asLong()).isEqualTo(1);
        assertThat(feed.path("dead").asLong()).isEqualTo(1);
        assertThat(feed.at("/lastRun/types/asset/fetched").asLong()).isEqualTo(3);
        assertThat(feed.path("deliveredAt").asText()).isNotEmpty();
    }

    @Test
    void an_unknown_feed_is_told_with_those_that_there_are() {
        photos(null);

        assertThat(drover.run("feed", "show", "fotos")).isEqualTo(ExitCode.USAGE);

        assertThat(drover.err()).contains("there is no feed 'fotos': there are photos");
    }

    @Test
    void what_is_asked_lies_there_for_whoever_runs_the_feed() {
        photos(null);

        assertThat(drover.run("feed", "resync", "photos")).isEqualTo(ExitCode.OK);
        assertThat(drover.run("feed", "rewind", "photos", "1")).isEqualTo(ExitCode.OK);
        assertThat(drover.run("feed", "reset", "photos", "--yes")).isEqualTo(ExitCode.OK);
        assertThat(drover.run("feed", "dead", "retry", "photos", "--all")).isEqualTo(ExitCode.OK);
        assertThat(drover.run("feed", "dead", "drop", "photos", "2")).isEqualTo(ExitCode.OK);

        assertThat(asked())
                .containsExactlyInAnyOrder(
                        new FeedRequest.Resync(),
                        new FeedRequest.Rewind(1),
                        new FeedRequest.Reset(),
                        new FeedRequest.RetryDead(0),
                        new FeedRequest.DropDead(2));
        assertThat(drover.out()).contains("Asked: feed photos compares everything anew and tells all of it again");
    }

    @Test
    void a_reset_wants_a_yes() {
        photos(null);

        assertThat(drover.run("feed", "reset", "photos")).isEqualTo(ExitCode.USAGE);

        assertThat(drover.err()).contains("add --yes if that is meant, or use feed resync");
        assertThat(asked()).isEmpty();
    }

    @Test
    void all_that_was_put_aside_can_be_dropped_and_one_of_it_retried() {
        photos(null);

        assertThat(drover.run("feed", "dead", "retry", "photos", "2")).isEqualTo(ExitCode.OK);
        assertThat(drover.run("feed", "dead", "drop", "photos", "--all")).isEqualTo(ExitCode.OK);

        assertThat(asked()).containsExactlyInAnyOrder(new FeedRequest.RetryDead(2), new FeedRequest.DropDead(0));
        assertThat(drover.out())
                .contains("Asked: feed photos hands over once more change 2 (asset/2).")
                .contains("Asked: feed photos forgets everything that was put aside.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"retry", "drop"})
    void one_change_or_all_of_them_must_be_chosen(String command) {
        photos(null);

        assertThat(drover.run("feed", "dead", command, "photos")).isEqualTo(ExitCode.USAGE);
        assertThat(drover.run("feed", "dead", command, "photos", "2", "--all")).isEqualTo(ExitCode.USAGE);

        assertThat(drover.err().lines())
                .hasSize(2)
                .containsOnly("drover: feed dead " + command + " takes either the NUMBER of one change or --all");
        assertThat(asked()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "abc, feed rewind photos abc, PLACE",
        "12345678901234567890, feed rewind photos 12345678901234567890, PLACE",
        "2x, feed dead drop photos 2x, NUMBER",
        "2x, feed dead retry photos 2x, NUMBER",
        "8o, sandbox --port 8o, --port",
        "3000000000, sandbox --assets 3000000000, --assets"
    })
    void what_is_no_number_is_told_with_the_name_of_what_it_was_given_for(String value, String line, String name) {
        assertThat(drover.run(line.split(" "))).isEqualTo(ExitCode.USAGE);

        assertThat(drover.err()).startsWith("drover: " + name + ": '" + value + "' is not a whole number");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "0", "2", "abc"})
    void a_place_that_is_not_remembered_is_refused(String place) {
        photos(null);

        assertThat(drover.run("feed", "rewind", "--", "photos", place)).isEqualTo(ExitCode.USAGE);

        assertThat(drover.err()).contains("PLACE").contains(place);
        assertThat(asked()).isEmpty();
    }

    @Test
    void a_place_that_is_not_remembered_is_refused_with_those_that_are() {
        photos(null);
        withStore(store -> store.open("new", "/immich/users/1", "all types"));

        assertThat(drover.run("feed", "rewind", "photos", "0")).isEqualTo(ExitCode.USAGE);
        assertThat(drover.run("feed", "rewind", "new", "0")).isEqualTo(ExitCode.USAGE);

        assertThat(drover.err())
                .contains(
                        "PLACE: 0 is none of the places that are remembered, which are 1 to 1; drover feed resync photos")
                .contains("PLACE: feed new cannot be taken back yet: no place is remembered; drover feed resync new");
    }

    @Test
    void what_was_put_aside_is_listed_with_its_reason() throws Exception {
        photos(null);

        assertThat(drover.run("feed", "dead", "list", "photos")).isEqualTo(ExitCode.OK);
        assertThat(drover.out()).contains("2  upsert asset/2, put aside ").contains(": column too short");

        CommandRun json = CommandRun.in(data);
        assertThat(json.run("feed", "dead", "list", "photos", "--json")).isEqualTo(ExitCode.OK);
        JsonNode letter = new ObjectMapper().readTree(json.out());
        assertThat(letter.path("key").asText()).isEqualTo("asset/2");
        assertThat(letter.path("id").asText()).isEqualTo(change(2).id());
    }

    @Test
    void nothing_put_aside_is_said() {
        withStore(store -> store.open("photos", "/immich/users/1", "all types"));

        assertThat(drover.run("feed", "dead", "list", "photos")).isEqualTo(ExitCode.OK);

        assertThat(drover.out()).contains("Nothing of feed photos was put aside.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "0"})
    void a_number_that_was_not_put_aside_is_refused(String number) {
        photos(null);

        assertThat(drover.run("feed", "dead", "retry", "photos", number)).isEqualTo(ExitCode.USAGE);
        assertThat(drover.run("feed", "dead", "drop", "photos", number)).isEqualTo(ExitCode.USAGE);

        assertThat(drover.err().lines())
                .hasSize(2)
                .allMatch(
                        line -> line.contains("no change with the number " + number + " of feed photos was put aside"));
        assertThat(asked()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"feed", "feed dead"})
    void a_group_alone_asks_which_command(String group) {
        assertThat(drover.run(group.split(" "))).isEqualTo(ExitCode.USAGE);

        assertThat(drover.err()).contains("which command? See drover " + group + " --help");
    }

    @Test
    void without_a_data_folder_it_is_said_so() {
        CommandRun elsewhere = CommandRun.in(data.resolve("nothing"));

        assertThat(elsewhere.run("feed", "list")).isEqualTo(ExitCode.USAGE);

        assertThat(elsewhere.err())
                .contains("the data folder " + data.resolve("nothing") + " (from DROVER_DATA) knows of no feed");
        assertThat(data.resolve("nothing"))
                .satisfies(folder -> assertThat(Files.exists(folder)).isFalse());
    }

    private List<FeedRequest> asked() {
        return new FileRequests(data.resolve("requests"))
                .of("photos").stream().map(FeedRequests.Pending::request).toList();
    }

    /** A feed with two things: the sink has the first and refused the second, which still waits. */
    private void photos(@Nullable String error) {
        withStore(store -> {
            int feed = store.open("photos", "/immich/users/1", "all types").id();
            List<KnownKey> told = List.of(known(1), known(2));
            store.append(new Append(feed, 1, false, List.of(change(1)), told, List.of(), "p"), 1);
            store.append(new Append(feed, 1, false, List.of(change(2)), List.of(), List.of(), "q"), 1);
            store.confirmed(feed, Objects.requireNonNull(store.after(feed, 0)));
            store.bury(feed, change(2), "column too short", 3);
            Map<String, Manifest.Counts> types = Map.of("asset", new Manifest.Counts(3, 0, 1, 2, 0, 1, 0, 1));
            store.ran(feed, new Manifest("photos", 1, 1, NOW, NOW.plusSeconds(1), 1, 2, true, error, types));
        });
    }

    private void withStore(Consumer<FeedStore> work) {
        try (Store store = Stores.open(new DataFolder(data, "test"), null)) {
            work.accept(new FeedStore(store, Clock.systemUTC()));
        }
    }

    private static KnownKey known(long sequence) {
        return new KnownKey("asset/" + sequence, "asset", "v", 1, sequence, sequence, List.of());
    }

    private static Change change(long sequence) {
        return new Change(
                "/immich/users/1", "asset", "asset/" + sequence, Operation.UPSERT, NOW, "v", 1, sequence, "{}", null);
    }
}

package io.drover.contentstack.feed;

import static io.drover.contentstack.feed.ScriptedStack.end;
import static io.drover.contentstack.feed.ScriptedStack.invalid;
import static io.drover.contentstack.feed.ScriptedStack.item;
import static io.drover.contentstack.feed.ScriptedStack.nothing;
import static io.drover.contentstack.feed.ScriptedStack.page;
import static io.drover.contentstack.feed.ScriptedStack.published;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.contentstack.api.InvalidTokenException;
import io.drover.contentstack.api.Samples;
import io.drover.contentstack.api.SyncType;
import io.drover.feed.ChangeReader;
import io.drover.feed.Cursor;
import io.drover.feed.FeedException;
import io.drover.feed.Operation;
import io.drover.feed.Piece;
import io.drover.feed.Piece.End;
import io.drover.feed.SourceChange;
import io.drover.http.ApiException;
import io.drover.http.Patience;
import io.drover.http.RawServer;
import io.drover.testing.SettableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each stream is read run by run; a run is told when it is whole, and its token counts when it was told. */
class ContentstackChangeSourceTest {
    private static final String INIT = "init=true&type=entry_published%2Centry_unpublished%2Centry_deleted%2C"
            + "asset_published%2Casset_unpublished%2Casset_deleted%2Ccontent_type_deleted";

    @TempDir
    Path folder;

    private final ScriptedStack stack = new ScriptedStack();
    private final SettableClock clock = new SettableClock(Instant.parse("2026-02-03T04:05:06Z"));
    private List<String> contentTypes = List.of();
    private List<String> locales = List.of();
    private OnInvalidToken onInvalidToken = OnInvalidToken.RESYNC;
    private int most = 100;

    @AfterEach
    void close() {
        stack.close();
    }

    private ContentstackChangeSource source() {
        return new ContentstackChangeSource(
                stack.client(),
                stack.id(),
                new FeedOptions("cms", SyncType.ALL, contentTypes, locales, null, onInvalidToken, Duration.ofDays(30)),
                new SourceParts(
                        folder.resolve("runs"), clock, new Patience(3, Duration.ZERO, Duration.ZERO), new Random(1)));
    }

    /** All pieces of a reading. */
    private List<Piece> read(@Nullable String position) {
        List<Piece> pieces = new ArrayList<>();
        try (ChangeReader reader = source().open(new Cursor(position, false), most)) {
            Piece piece;
            do {
                piece = reader.next();
                pieces.add(piece);
            } while (piece.end() == End.MORE);
        }
        return pieces;
    }

    private static List<SourceChange> changes(List<Piece> pieces) {
        return pieces.stream().flatMap(piece -> piece.changes().stream()).toList();
    }

    private static List<String> told(List<Piece> pieces) {
        return changes(pieces).stream()
                .map(change -> change.operation().label() + " " + change.key())
                .toList();
    }

    private static String last(List<Piece> pieces) {
        return Objects.requireNonNull(pieces.get(pieces.size() - 1).position());
    }

    /** A position with the token {@code old}. */
    private String position() {
        stack.then(end("old", 1, published("first", 1)), nothing("old"));
        String position = last(read(null));
        stack.asked();
        return position;
    }

    private List<Path> spooled() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("runs"))) {
            return files.toList();
        }
    }

    @Test
    void everything_is_read_to_its_end_and_told_oldest_first_and_polled_until_there_is_nothing() {
        stack.then(
                page("p1", 3, published("c", 3), published("b", 2)),
                end("t1", 3, published("a", 1)),
                end("t2", 1, published("d", 4)),
                nothing("t2"));

        List<Piece> pieces = read(null);

        assertThat(told(pieces))
                .containsExactly(
                        "upsert entry/blog/a/en-us",
                        "upsert entry/blog/b/en-us",
                        "upsert entry/blog/c/en-us",
                        "upsert entry/blog/d/en-us");
        assertThat(stack.asked()).containsExactly(INIT, "pagination_token=p1", "sync_token=t1", "sync_token=t2");
        assertThat(pieces).extracting(Piece::opening).containsOnlyNulls();
        assertThat(pieces.get(pieces.size() - 1).end()).isEqualTo(End.COMPLETE);
    }

    @Test
    void the_next_reading_goes_on_with_the_token() {
        String position = position();
        stack.then(nothing("old"));

        List<Piece> pieces = read(position);

        assertThat(stack.asked()).containsExactly("sync_token=old");
        assertThat(told(pieces)).isEmpty();
        assertThat(last(pieces)).isEqualTo(position);
    }

    @Test
    void the_sample_of_all_seven_types_comes_out_right() {
        String position = position();
        stack.then(RawServer.json(200, Samples.read("datasync-manager/mixed.json")), nothing("t"));

        List<SourceChange> changes = changes(read(position));

        assertThat(changes)
                .extracting(change ->
                        change.type() + " " + change.operation().label() + " " + change.reason() + " " + change.key())
                .containsExactly(
                        "entry upsert null entry/authors/blt862233378d02b304/es-es",
                        "asset delete unpublished asset/blt2a94dd7005d1229c/es-es",
                        "entry delete unpublished entry/authors/blt1e5bcf16685e2505/es-es",
                        "asset delete deleted asset/blt39193a579518bb10/es-es",
                        "entry delete deleted entry/a/blt6aa83e702326fc65/es-es",
                        "content_type delete deleted content_type/del");
        assertThat(changes)
                .extracting(SourceChange::time)
                .isSorted()
                .endsWith(Instant.parse("2019-01-08T15:21:10.552Z"));
    }

    @Test
    void of_each_thing_the_newest_alone_is_told_so_that_a_repetition_takes_nothing_back() {
        String position = position();
        stack.then(
                end(
                        "t",
                        3,
                        item("entry_unpublished", 9, "{\"uid\":\"a\",\"locale\":\"en-us\"}"),
                        published("b", 8),
                        published("a", 7)),
                nothing("t"));

        assertThat(told(read(position))).containsExactly("upsert entry/blog/b/en-us", "delete entry/blog/a/en-us");
    }

    @Test
    void what_was_published_before_its_content_type_was_deleted_is_not_told() {
        String position = position();
        stack.then(
                end("t", 3, published("new", 9), item("content_type_deleted", 8, "{}"), published("gone", 7)),
                nothing("t"));

        assertThat(told(read(position))).containsExactly("delete content_type/blog", "upsert entry/blog/new/en-us");
    }

    @Test
    void a_reading_of_everything_tells_no_deleted_content_type_and_not_what_went_along() {
        stack.then(
                end("t", 3, published("new", 9), item("content_type_deleted", 8, "{}"), published("gone", 7)),
                nothing("t"));

        assertThat(told(read(null))).containsExactly("upsert entry/blog/new/en-us");
    }

    @Test
    void a_delta_in_pieces_moves_its_token_with_the_last_of_them() {
        most = 1;
        String position = position();
        stack.then(end("t", 2, published("b", 3), published("a", 2)), nothing("t"));

        List<Piece> pieces = read(position);

        assertThat(pieces).extracting(piece -> piece.changes().size()).containsExactly(1, 1, 0);
        assertThat(pieces.get(0).position()).isEqualTo(position);
        assertThat(pieces.get(1).position()).contains("\"t\"").isEqualTo(last(pieces));
    }

    @Test
    void a_reading_of_everything_that_broke_off_while_it_was_told_begins_a_generation() {
        most = 1;
        stack.then(end("t", 2, published("b", 3), published("a", 2)));
        String midway = source().open(new Cursor(null, false), most).next().position();

        List<Piece> pieces = read(midway);

        assertThat(pieces).hasSize(1);
        assertThat(pieces.get(0).end()).isEqualTo(End.AGAIN);
        assertThat(pieces.get(0).opening())
                .isEqualTo(new Piece.Opening("what was begun before was not completed", true));
        assertThat(pieces.get(0).changes()).isEmpty();
        stack.asked();
        stack.then(nothing("t"));
        read(pieces.get(0).position());
        assertThat(stack.asked()).containsExactly(INIT);
    }

    @Test
    void streams_that_were_told_stay_told_when_another_cannot_be_read() {
        contentTypes = List.of("blog", "page");
        stack.then(end("b", 1, published("a", 1)), nothing("b"), RawServer.json(401, "{}"));
        List<Piece> before = new ArrayList<>();
        try (ChangeReader reader = source().open(new Cursor(null, false), most)) {
            before.add(reader.next());
            assertThatThrownBy(reader::next)
                    .isInstanceOf(FeedException.class)
                    .hasMessageContaining("look whether the API key is that of the stack");
        }
        stack.asked();

        stack.then(nothing("b"), nothing("p"), nothing("x"));
        read(last(before));

        assertThat(stack.asked())
                .containsExactly(
                        "sync_token=b",
                        "init=true&type=entry_published%2Centry_unpublished%2Centry_deleted%2Ccontent_type_deleted"
                                + "&content_type_uid=page",
                        "init=true&type=asset_published%2Casset_unpublished%2Casset_deleted");
    }

    @Test
    void a_token_that_is_not_known_any_more_begins_a_generation_over_all_streams() {
        locales = List.of("de", "fr");
        stack.then(nothing("d"), nothing("f"));
        String position = last(read(null));
        stack.asked();
        stack.then(nothing("d"), invalid("sync_token"));

        Piece opening = read(position).get(0);

        assertThat(opening.opening())
                .isEqualTo(
                        new Piece.Opening("Contentstack does not know the token of everything in fr any more", true));
        assertThat(opening.end()).isEqualTo(End.AGAIN);
        stack.asked();
        stack.then(nothing("d"), nothing("f"));
        read(opening.position());
        assertThat(stack.asked()).containsExactly(INIT + "&locale=de", INIT + "&locale=fr");
    }

    @Test
    void a_token_that_is_not_known_any_more_is_told_to_the_user_where_he_wants_to_be_asked() {
        onInvalidToken = OnInvalidToken.ASK;
        String position = position();
        stack.then(invalid("sync_token"));

        assertThatThrownBy(() -> read(position))
                .isInstanceOf(FeedException.class)
                .hasMessageStartingWith(
                        "feed cms: the token of everything is not known any more, so that nobody can tell what"
                                + " has changed; ask for `drover feed resync cms`")
                .hasMessageNotContaining("old");
    }

    @Test
    void a_token_that_is_not_known_any_more_fails_the_run_where_nothing_else_is_wanted() {
        onInvalidToken = OnInvalidToken.FAIL;
        String position = position();
        stack.then(invalid("sync_token"));

        assertThatThrownBy(() -> read(position)).isInstanceOf(InvalidTokenException.class);
    }

    @Test
    void a_token_that_is_new_and_not_known_fails_the_run_since_beginning_anew_would_not_help() {
        stack.then(end("t", 1, published("a", 1)), invalid("sync_token"));

        assertThatThrownBy(() -> read(null)).isInstanceOf(InvalidTokenException.class);
    }

    @Test
    void a_run_whose_pages_are_forgotten_is_read_again_from_its_token() {
        String position = position();
        stack.then(
                page("p", 2, published("b", 3)),
                invalid("pagination_token"),
                page("q", 2, published("b", 3)),
                end("t", 2, published("a", 2)),
                nothing("t"));

        List<Piece> pieces = read(position);

        assertThat(told(pieces)).containsExactly("upsert entry/blog/a/en-us", "upsert entry/blog/b/en-us");
        assertThat(stack.asked())
                .containsExactly(
                        "sync_token=old", "pagination_token=p", "sync_token=old", "pagination_token=q", "sync_token=t");
        assertThat(pieces).extracting(Piece::opening).containsOnlyNulls();
    }

    @Test
    void a_run_whose_pages_are_always_forgotten_fails() {
        String position = position();
        for (int i = 0; i < 3; i++) {
            stack.then(page("p", 2, published("b", 3)), invalid("pagination_token"));
        }

        assertThatThrownBy(() -> read(position)).isInstanceOf(InvalidTokenException.class);
    }

    @Test
    void an_empty_page_goes_on() {
        stack.then(page("p", 1), end("t", 1, published("a", 1)), nothing("t"));

        assertThat(told(read(null))).containsExactly("upsert entry/blog/a/en-us");
    }

    @Test
    void a_run_that_lacks_items_is_not_told() throws Exception {
        stack.then(page("p", 3, published("c", 3)), end("t", 3, published("a", 1)));

        assertThatThrownBy(() -> read(null))
                .isInstanceOf(IncompleteRunException.class)
                .hasMessage(
                        "the stream of everything announced 3 items and sent 2: some are missing or came twice; nothing"
                                + " of it was told, the next run reads it again");
        assertThat(spooled()).isEmpty();
    }

    @Test
    void a_run_that_has_more_items_than_announced_ends_before_its_end() {
        stack.then(page("p", 1, published("c", 3), published("b", 2)));

        assertThatThrownBy(() -> read(null)).hasMessageContaining("announced 1 items and sent 2");
    }

    @Test
    void a_total_that_changes_between_pages_tells_that_something_was_published_meanwhile() {
        stack.then(page("p", 2, published("c", 3)), end("t", 3, published("c", 3), published("a", 1)));

        assertThatThrownBy(() -> read(null))
                .isInstanceOf(IncompleteRunException.class)
                .hasMessageContaining("announced 2 items first and 3 on a later page: something was published between");
    }

    @Test
    void a_busy_service_is_asked_again_with_the_same_token() {
        String position = position();
        stack.then(
                RawServer.answer(429, "Content-Type: application/json", "{\"error_message\":\"too many\"}"),
                RawServer.answer(200, "Content-Type: text/html", "<html></html>"),
                nothing("old"));

        assertThat(read(position)).hasSize(1);
        assertThat(stack.asked()).containsExactly("sync_token=old", "sync_token=old", "sync_token=old");
    }

    @Test
    void a_service_that_stays_broken_fails_the_run_after_some_attempts() {
        String position = position();
        stack.then(RawServer.json(500, "{}"), RawServer.json(502, "{}"), RawServer.json(503, "{}"), nothing("old"));

        assertThatThrownBy(() -> read(position))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.status()).isEqualTo(503));
        assertThat(stack.asked()).hasSize(3);
    }

    @Test
    void what_is_refused_for_good_is_asked_once_and_told_to_the_user() {
        stack.then(RawServer.json(422, "{\"error_message\":\"The locale was not found.\",\"error_code\":141}"));

        assertThatThrownBy(() -> read(null))
                .isInstanceOf(FeedException.class)
                .hasMessageContaining("The locale was not found.; error 141; look at the environment");
        assertThat(stack.asked()).hasSize(1);
    }

    @Test
    void unknown_types_are_told_and_unreadable_stamps_stay() {
        stack.then(
                end(
                        "t",
                        2,
                        item("release_deployed", 2, "{\"uid\":\"r\"}"),
                        "{\"type\":\"asset_published\",\"event_at\":\"?\",\"data\":{\"uid\":\"a\"}}"),
                nothing("t"));

        List<SourceChange> changes = changes(read(null));

        assertThat(changes)
                .extracting(SourceChange::key)
                .containsExactlyInAnyOrder("release_deployed/blog/r", "asset/a/und");
        assertThat(changes).extracting(SourceChange::operation).containsOnly(Operation.UPSERT);
    }

    @Test
    void a_feed_to_which_nothing_happens_notes_it_once_a_day() {
        String position = position();
        clock.advance(Duration.ofHours(23));
        stack.then(nothing("other"));
        assertThat(last(read(position))).isEqualTo(position);

        clock.advance(Duration.ofHours(2));
        stack.then(nothing("other"));
        assertThat(last(read(position))).contains("other").contains("2026-02-04T05:05:06Z");
    }

    @Test
    void a_service_to_which_something_happens_all_the_time_is_gone_on_with_by_the_next_reading() {
        for (int i = 0; i < 20; i++) {
            stack.then(end("t" + i, 1, published("a" + i, i)));
        }

        List<Piece> pieces = read(null);

        assertThat(changes(pieces)).hasSize(10);
        assertThat(pieces.get(pieces.size() - 1).end()).isEqualTo(End.COMPLETE);
        assertThat(last(pieces)).contains("t9");
    }

    @Test
    void a_reading_that_is_closed_tells_nothing_more_and_leaves_nothing_on_the_disk() throws Exception {
        most = 1;
        stack.then(end("t", 2, published("b", 3), published("a", 2)));
        ChangeReader reader = source().open(new Cursor(null, false), most);
        reader.next();
        assertThat(spooled()).isNotEmpty();

        reader.close();

        assertThat(spooled()).isEmpty();
        assertThatThrownBy(reader::next).hasMessage("the reading was closed before all was told");
    }

    @Test
    void what_a_killed_process_left_on_the_disk_is_removed() throws Exception {
        Files.createDirectories(folder.resolve("runs"));
        Files.writeString(folder.resolve("runs/123.run"), "left over");
        stack.then(nothing("t"));

        read(null);

        assertThat(spooled()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "[]", "{\"streams\":{\"everything\":{\"token\":\"t\",\"used\":\"today\"}}}"})
    void a_position_of_another_kind_is_refused_without_being_shown(String position) {
        assertThatThrownBy(() -> read(position))
                .isInstanceOf(FeedException.class)
                .hasMessage("the position of the feed is none that this Drover can read; begin anew with drover feed"
                        + " resync");
    }

    @Test
    void who_tells_and_what_is_named() {
        assertThat(source().id()).isEqualTo("/contentstack/localhost/2c70e12b7a06/production/main");
        assertThat(source().domain()).isEqualTo("com.contentstack");
        assertThat(source().filter())
                .isEqualTo("types=" + SyncType.labels(SyncType.ALL) + ", contentTypes=all, locales=all");
    }
}

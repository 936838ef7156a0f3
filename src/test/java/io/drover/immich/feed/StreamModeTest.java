package io.drover.immich.feed;

import static io.drover.immich.feed.ScriptedServer.asset;
import static io.drover.immich.feed.ScriptedServer.byPassword;
import static io.drover.immich.feed.ScriptedServer.byToken;
import static io.drover.immich.feed.ScriptedServer.complete;
import static io.drover.immich.feed.ScriptedServer.line;
import static io.drover.immich.feed.ScriptedServer.reset;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.feed.ChangeReader;
import io.drover.feed.Cursor;
import io.drover.feed.FeedException;
import io.drover.feed.Piece;
import io.drover.feed.Piece.End;
import io.drover.feed.SourceChange;
import io.drover.http.ApiException;
import io.drover.http.RawServer;
import io.drover.immich.api.Access;
import io.drover.immich.api.IncompleteStreamException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a stream tells is given once whole, and acknowledged in its own words once it is safe, and not before. */
@Timeout(60)
class StreamModeTest {
    private static final Access ACCESS = byPassword("secret");
    private static final String UNAUTHORIZED = RawServer.json(401, "{\"message\":\"Invalid user token\"}");

    private static final String FEATURES = RawServer.json(
            200,
            "{\"passwordLogin\":true,\"oauth\":false,\"trash\":true,\"smartSearch\":true,\"sidecar\":true,\"search\":true}");

    private final ScriptedServer server = new ScriptedServer(3, 1);
    private final HeldMemory memory = new HeldMemory();
    private ImmichChangeSource source = server.source(ACCESS, memory, null);

    @AfterEach
    void close() {
        server.close();
    }

    /** The process ends, and another begins. */
    private void restart() {
        source = server.source(ACCESS, memory, null);
    }

    private static List<String> keys(Piece piece) {
        return piece.changes().stream().map(SourceChange::key).toList();
    }

    private Piece only(@Nullable String position) {
        try (ChangeReader reader = source.open(new Cursor(position, false), 1000)) {
            return reader.next();
        }
    }

    /** The first reading of a feed, of which nothing is confirmed. */
    private Piece first(String... lines) {
        server.tells(lines);
        Piece piece = only(null);
        server.asked();
        return piece;
    }

    private void confirm(Piece piece) {
        source.confirm(String.valueOf(piece.position()));
    }

    @Test
    void pieces_hold_so_many_changes_and_the_last_says_that_all_was_told() {
        server.tells(asset("a", 1), asset("b", 2), asset("c", 3), complete(4));

        try (ChangeReader reader = source.open(new Cursor(null, false), 2)) {
            Piece first = reader.next();
            Piece last = reader.next();

            assertThat(keys(first)).containsExactly("asset/a", "asset/b");
            assertThat(first.end()).isEqualTo(End.MORE);
            assertThat(first.opening()).isNull();
            assertThat(first.position()).contains("\"AssetV2|2\"").doesNotContain("SyncComplete");
            assertThat(keys(last)).containsExactly("asset/c");
            assertThat(last.end()).isEqualTo(End.COMPLETE);
            assertThat(reader.patient()).isFalse();
        }
    }

    @Test
    void the_first_reading_logs_in_for_itself() {
        server.tells(complete(1));

        only(null);

        assertThat(server.asked())
                .containsExactly(
                        "POST /auth/login  {\"email\":\"me@example.org\",\"password\":\"secret\"}",
                        "GET /users/me token-1 ",
                        "POST /sync/stream token-1 {\"types\":[\"AssetsV2\"],\"reset\":true}");
    }

    @Test
    void a_token_that_was_given_makes_a_session_below_it() {
        server.tells(complete(1));
        source = server.source(byToken("given"), memory, null);

        only(null);

        assertThat(server.asked())
                .startsWith(
                        "POST /sessions given {\"deviceType\":\"Drover\",\"deviceOS\":\"feed library\"}",
                        "GET /users/me child-1 ");
    }

    @Test
    void the_last_of_each_kind_is_acknowledged_in_the_order_of_the_stream() {
        Piece piece = first(
                line("AssetDeleteV1", "{\"assetId\":\"x\"}", "AssetDeleteV1|1"),
                asset("a", 2),
                line("SyncAckV1", "{}", "PartnerAssetBackfillV2|3|complete"),
                asset("b", 4),
                complete(5));

        confirm(piece);

        assertThat(server.asked())
                .containsExactly("POST /sync/ack token-1 {\"acks\":[\"AssetDeleteV1|1\","
                        + "\"PartnerAssetBackfillV2|3|complete\",\"AssetV2|4\",\"SyncCompleteV1|5\"]}");
    }

    @Test
    void only_what_is_new_is_acknowledged_again() {
        server.tells(asset("a", 1), asset("b", 2), complete(3));
        try (ChangeReader reader = source.open(new Cursor(null, false), 1)) {
            server.asked();

            confirm(reader.next());
            Piece second = reader.next();
            confirm(second);
            confirm(second);
        }

        assertThat(server.asked())
                .containsExactly(
                        "POST /sync/ack token-1 {\"acks\":[\"AssetV2|1\"]}",
                        "POST /sync/ack token-1 {\"acks\":[\"AssetV2|2\"]}");
    }

    @Test
    void a_piece_without_acknowledgements_sends_none() {
        Piece piece = first(line("TagV9", "{}", "TagV9|1"), line("SyncAckV1", "{}", "TagV9|1|complete"));

        confirm(piece);

        assertThat(keys(piece)).hasSize(1);
        assertThat(server.asked()).isEmpty();
    }

    @Test
    void an_acknowledgement_without_an_answer_is_sent_again() {
        Piece piece = first(asset("a", 1), complete(2));
        server.once("POST /sync/ack", RawServer.json(500, "{\"message\":\"no\"}"));

        assertThatThrownBy(() -> confirm(piece)).isInstanceOf(ApiException.class);
        confirm(piece);

        assertThat(server.asked())
                .hasSize(2)
                .allMatch(call -> call.endsWith("{\"acks\":[\"AssetV2|1\",\"SyncCompleteV1|2\"]}"));
    }

    @Test
    void a_restart_confirms_again_in_the_session_that_was_kept() {
        Piece piece = first(asset("a", 1), complete(2));
        restart();

        confirm(piece);
        only(piece.position());

        assertThat(server.asked())
                .containsExactly(
                        "POST /sync/ack token-1 {\"acks\":[\"AssetV2|1\",\"SyncCompleteV1|2\"]}",
                        "GET /users/me token-1 ",
                        "POST /sync/stream token-1 {\"types\":[\"AssetsV2\"]}");
    }

    @Test
    void the_next_reading_goes_on_and_keeps_the_acknowledgements_of_the_last() {
        Piece before = first(asset("a", 1), complete(2));
        server.tells(line("AssetDeleteV1", "{\"assetId\":\"a\"}", "AssetDeleteV1|3"), complete(4));

        Piece piece = only(before.position());

        assertThat(piece.opening()).isNull();
        assertThat(piece.position()).contains("AssetV2|1", "AssetDeleteV1|3", "SyncCompleteV1|4");
    }

    @Test
    void a_stream_that_breaks_off_gives_what_came_with_its_acknowledgements() {
        server.tells(asset("a", 1), asset("b", 2), asset("c", 3));

        try (ChangeReader reader = source.open(new Cursor(null, false), 2)) {
            assertThat(keys(reader.next())).containsExactly("asset/a", "asset/b");
            Piece rest = reader.next();
            assertThat(keys(rest)).containsExactly("asset/c");
            assertThat(rest.end()).isEqualTo(End.MORE);
            assertThat(rest.position()).contains("AssetV2|3");
            assertThatThrownBy(reader::next)
                    .isInstanceOf(IncompleteStreamException.class)
                    .hasMessage("the stream ended after 3 lines without SyncCompleteV1");
        }
    }

    @Test
    void an_older_server_ends_without_a_word_and_has_told_all_when_it_has_nothing_to_add() {
        server.version(1, 138);
        Piece all = first(line("AssetV1", "{\"id\":\"a\"}", "AssetV1|1"));
        server.tells(line("AssetV1", "{\"id\":\"b\"}", "AssetV1|2"));
        Piece rest = only(all.position());
        server.tells(line("SyncAckV1", "{}", "AlbumAssetUpdateV1|9"));
        Piece nothing = only(rest.position());

        assertThat(all.end()).isEqualTo(End.AGAIN);
        assertThat(keys(rest)).containsExactly("asset/b");
        assertThat(rest.end()).isEqualTo(End.AGAIN);
        assertThat(nothing.end()).isEqualTo(End.COMPLETE);
    }

    @Test
    void a_stream_of_an_older_server_that_is_cut_off_takes_nothing_for_gone() {
        server.version(1, 138);
        FoldedSource feed = new FoldedSource();
        String a = line("AssetV1", "{\"id\":\"a\"}", "AssetV1|1");
        String b = line("AssetV1", "{\"id\":\"b\"}", "AssetV1|2");
        server.once("POST /sync/stream", ScriptedServer.stream(a + b));
        feed.run(source);
        server.once("POST /sync/stream", UNAUTHORIZED);
        server.once("POST /sync/stream", ScriptedServer.stream(a));
        server.once("POST /sync/stream", ScriptedServer.stream(b));

        List<String> heard = feed.run(source);

        assertThat(feed.openings()).containsExactly("the session is a new one");
        assertThat(heard).isEmpty();
        assertThat(feed.keys()).containsExactly("asset/a", "asset/b");
    }

    @Test
    void an_older_server_that_tells_nothing_at_all_is_asked_twice() {
        server.version(1, 138);
        Piece first = first();
        confirm(first);
        Piece second = only(first.position());

        assertThat(first.end()).isEqualTo(End.AGAIN);
        assertThat(second.end()).isEqualTo(End.COMPLETE);
        assertThat(second.opening()).isNull();
    }

    @Test
    void an_older_server_that_repeats_what_cannot_be_acknowledged_has_told_all() {
        server.version(1, 138);
        Piece all = first(line("TagV9", "{}", "TagV9|1"), line("AssetV1", "{\"id\":\"a\"}", "AssetV1|1"));
        server.tells(line("TagV9", "{}", "TagV9|1"), line("AssetV1", "{\"id\":\"a\"}", "AssetV1|1"));

        assertThat(only(all.position()).end()).isEqualTo(End.COMPLETE);
    }

    @Test
    void a_stream_that_stands_still_is_given_up() throws Exception {
        RawServer.Script script = connection -> {
            while (true) {
                RawServer.Request request = connection.readHead();
                if (request == null) {
                    return;
                }
                connection.in.readNBytes((int) request.contentLength());
                if (request.path().endsWith("/version")) {
                    connection.write(RawServer.json(200, "{\"major\":3,\"minor\":1,\"patch\":0}"));
                } else if (request.path().endsWith("/me")) {
                    connection.write(RawServer.json(200, "{\"id\":\"u\",\"email\":\"e\",\"name\":\"n\"}"));
                } else if (request.path().endsWith("/sessions")) {
                    connection.write(RawServer.json(
                            201,
                            "{\"id\":\"s\",\"token\":\"t\",\"current\":false,\"deviceType\":\"\",\"deviceOS\":\"\","
                                    + "\"createdAt\":\"t\",\"updatedAt\":\"t\"}"));
                } else {
                    String line = asset("a", 1);
                    connection.write("HTTP/1.1 200 OK\r\nContent-Type: application/jsonlines+json\r\n"
                            + "Transfer-Encoding: chunked\r\n\r\n" + Integer.toHexString(line.length()) + "\r\n" + line
                            + "\r\n");
                    connection.stay();
                }
            }
        };
        try (RawServer hanging = RawServer.start(script)) {
            Access access = byToken("given");
            PlainCalls calls = new PlainCalls(hanging.url() + "/api", access, Duration.ofMillis(300));
            FeedOptions options = FeedOptions.of("f", FeedMode.STREAM, null, null, Duration.ofDays(7));
            ImmichChangeSource hung = new ImmichChangeSource(calls, access, options, memory, new SecureRandom());

            try (ChangeReader reader = hung.open(new Cursor(null, false), 10)) {
                assertThat(keys(reader.next())).containsExactly("asset/a");
                assertThatThrownBy(reader::next)
                        .isInstanceOf(IncompleteStreamException.class)
                        .hasMessageStartingWith("the stream broke off after 1 lines: ");
            }
            calls.close();
        }
    }

    @Test
    void closing_lets_a_reading_fail() {
        server.tells(asset("a", 1), complete(2));

        ChangeReader reader = source.open(new Cursor(null, false), 10);
        reader.close();

        assertThatThrownBy(reader::next)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the reading of the stream was closed");
    }

    @Test
    void a_reset_begins_a_generation_and_is_acknowledged_alone() {
        Piece before = first(asset("a", 1), complete(2));
        confirm(before);
        server.tells(reset());
        server.asked();

        Piece piece = only(before.position());
        confirm(piece);

        assertThat(piece.opening()).isEqualTo(new Piece.Opening("the server asked to begin anew", true));
        assertThat(piece.end()).isEqualTo(End.AGAIN);
        assertThat(piece.changes()).isEmpty();
        assertThat(server.asked()).last().isEqualTo("POST /sync/ack token-1 {\"acks\":[\"SyncResetV1|reset\"]}");
    }

    @Test
    void after_a_reset_everything_is_acknowledged_anew() {
        Piece before = first(asset("a", 1), complete(2));
        confirm(before);
        server.tells(reset());
        Piece asked = only(before.position());
        confirm(asked);
        server.tells(asset("a", 1), complete(9));
        server.asked();

        Piece piece = only(asked.position());
        confirm(piece);

        assertThat(piece.opening()).isNull();
        assertThat(server.asked())
                .containsExactly(
                        "POST /sync/stream token-1 {\"types\":[\"AssetsV2\"]}",
                        "POST /sync/ack token-1 {\"acks\":[\"AssetV2|1\",\"SyncCompleteV1|9\"]}");
    }

    @Test
    void a_session_that_the_server_forgot_is_renewed_and_begins_a_generation() {
        Piece before = first(asset("a", 1), complete(2));
        confirm(before);
        server.asked();
        server.once("POST /sync/stream", UNAUTHORIZED);

        Piece piece = only(before.position());
        confirm(piece);

        assertThat(piece.opening()).isEqualTo(new Piece.Opening("the session is a new one", true));
        assertThat(server.asked())
                .containsExactly(
                        "POST /sync/stream token-1 {\"types\":[\"AssetsV2\"]}",
                        "POST /auth/login  {\"email\":\"me@example.org\",\"password\":\"secret\"}",
                        "POST /sync/stream token-2 {\"types\":[\"AssetsV2\"]}",
                        "POST /sync/ack token-2 {\"acks\":[\"AssetV2|1\",\"SyncCompleteV1|2\"]}");
    }

    @Test
    void a_proxy_that_refuses_says_nothing_of_the_session() {
        Piece before = first(asset("a", 1), complete(2));
        server.once("POST /sync/stream", RawServer.answer(401, "Content-Type: text/html", "<html>who are you?</html>"));

        assertThatThrownBy(() -> only(before.position())).isInstanceOf(ApiException.class);
        assertThat(only(before.position()).opening()).isNull();
    }

    @Test
    void a_line_of_an_unknown_type_is_not_acknowledged_even_by_a_known_name() {
        Piece piece = first(line("AssetV9", "{}", "AssetV2|9"), asset("a", 1), complete(2));

        confirm(piece);

        assertThat(keys(piece)).hasSize(2);
        assertThat(server.asked())
                .containsExactly("POST /sync/ack token-1 {\"acks\":[\"AssetV2|1\",\"SyncCompleteV1|2\"]}");
    }

    @Test
    void a_session_that_ends_in_the_middle_costs_its_acknowledgements_alone() {
        server.tells(asset("a", 1), asset("b", 2), complete(3));
        try (ChangeReader reader = source.open(new Cursor(null, false), 1)) {
            Piece first = reader.next();
            server.once("POST /sync/ack", UNAUTHORIZED);
            confirm(first);
            Piece second = reader.next();
            server.asked();
            confirm(second);

            assertThat(server.asked()).isEmpty();
            assertThat(only(second.position()).opening())
                    .isEqualTo(new Piece.Opening("the session is a new one", true));
        }
    }

    @Test
    void a_feed_that_is_forgotten_logs_out_and_begins_in_another_session() {
        confirm(first(asset("a", 1), complete(2)));
        server.asked();

        source.forget();
        source.forget();
        only(null);

        assertThat(server.asked())
                .startsWith(
                        "POST /auth/logout token-1 ",
                        "POST /auth/login  {\"email\":\"me@example.org\",\"password\":\"secret\"}")
                .last()
                .isEqualTo("POST /sync/stream token-2 {\"types\":[\"AssetsV2\"]}");
    }

    @Test
    void a_logout_that_the_server_refuses_is_told_and_the_session_is_forgotten() {
        first(complete(1));
        server.once("POST /auth/logout", RawServer.json(500, "{\"message\":\"no\"}"));

        assertThatThrownBy(source::forget)
                .isInstanceOf(FeedException.class)
                .hasMessageStartingWith("its session could not be logged out, end it among the authorized devices")
                .hasMessageNotContaining("token-1");

        assertThat(memory.load()).isEmpty();
    }

    @Test
    void a_login_that_is_refused_is_told() {
        server.once("POST /auth/login", RawServer.json(401, "{\"message\":\"Incorrect email or password\"}"));
        server.once("GET /server/features", FEATURES);

        assertThatThrownBy(() -> only(null))
                .isInstanceOf(ApiException.class)
                .hasMessageContaining("Incorrect email or password")
                .hasMessageNotContaining("secret");
    }

    @Test
    void a_session_below_a_token_that_the_server_forgot_is_not_renewed() {
        source = server.source(byToken("given"), memory, null);
        Piece before = first(complete(1));
        server.once("POST /sync/stream", UNAUTHORIZED);
        server.once("POST /sessions", UNAUTHORIZED);

        assertThatThrownBy(() -> only(before.position()))
                .isInstanceOf(ApiException.class)
                .hasMessageContaining("Invalid user token");
    }

    @Test
    void another_password_opens_another_session_because_the_kept_one_is_sealed() {
        Piece before = first(asset("a", 1), complete(2));
        source = server.source(byPassword("other"), memory, null);

        confirm(before);
        Piece piece = only(before.position());

        assertThat(piece.opening()).isEqualTo(new Piece.Opening("the session is a new one", true));
        assertThat(server.asked())
                .startsWith("POST /auth/login  {\"email\":\"me@example.org\",\"password\":\"other\"}")
                .noneMatch(call -> call.contains("token-1"));
    }

    @Test
    void a_greater_version_begins_a_generation_in_the_same_session() {
        server.version(2, 7);
        Piece before = first(line("AssetV1", "{\"id\":\"a\"}", "AssetV1|1"), complete(2));
        server.version(3, 1);
        server.tells(asset("a", 1), complete(3));

        Piece piece = only(before.position());

        assertThat(piece.opening()).isEqualTo(new Piece.Opening("the server went from version 2 to 3.1.0", true));
        assertThat(piece.position()).doesNotContain("AssetV1");
        assertThat(server.asked())
                .containsExactly("POST /sync/stream token-1 {\"types\":[\"AssetsV2\"],\"reset\":true}");
    }

    @Test
    void a_small_upgrade_goes_on() {
        server.version(3, 0);
        Piece before = first(asset("a", 1), complete(2));
        server.version(3, 1);

        assertThat(only(before.position()).opening()).isNull();
    }

    @Test
    void without_a_position_an_old_session_tells_everything_again() {
        first(asset("a", 1), complete(2));

        Piece piece = only(null);

        assertThat(piece.opening()).isNull();
        assertThat(server.asked())
                .containsExactly("POST /sync/stream token-1 {\"types\":[\"AssetsV2\"],\"reset\":true}");
    }

    @Test
    void before_1_136_acknowledgements_are_deleted_instead() {
        server.version(1, 135);
        first(line("AssetV1", "{\"id\":\"a\"}", "AssetV1|1"));

        only(null);

        assertThat(server.asked())
                .containsExactly("DELETE /sync/ack token-1 {}", "POST /sync/stream token-1 {\"types\":[\"AssetsV1\"]}");
    }

    @Test
    void a_rewind_takes_the_server_back_to_the_position() {
        Piece earlier = first(asset("a", 1), complete(2));
        confirm(earlier);
        server.tells(asset("b", 3), complete(4));
        confirm(only(earlier.position()));
        server.asked();

        source.open(new Cursor(earlier.position(), true), 10).close();

        assertThat(server.asked())
                .containsExactly(
                        "DELETE /sync/ack token-1 {}",
                        "POST /sync/ack token-1 {\"acks\":[\"AssetV2|1\",\"SyncCompleteV1|2\"]}",
                        "POST /sync/stream token-1 {\"types\":[\"AssetsV2\"]}");
    }

    @Test
    void a_position_that_nobody_gave_is_refused_by_a_sentence() {
        assertThatThrownBy(() -> only("stream {}"))
                .isInstanceOf(FeedException.class)
                .hasMessageStartingWith("the position of the feed is none that this Drover can read; begin anew");
        assertThatThrownBy(() -> only("guess x"))
                .isInstanceOf(FeedException.class)
                .hasMessageStartingWith("the position of the feed is of a way to read that this Drover does not know");
    }

    @Test
    void nothing_that_is_kept_or_told_holds_the_token_or_the_password() {
        Piece piece = first(asset("a", 1), complete(2));

        String kept = new String(memory.load(), StandardCharsets.ISO_8859_1);
        assertThat(kept).isNotEmpty().doesNotContain("token-1", "secret", "example.org");
        assertThat(piece.position()).doesNotContain("token-1", "secret");
    }
}

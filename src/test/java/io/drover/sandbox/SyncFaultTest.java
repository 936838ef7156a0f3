package io.drover.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.sandbox.SyncSession.Line;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Streams and acknowledgements go wrong as a script says, at the line that it says. */
@Timeout(60)
class SyncFaultTest {
    private static final String TYPE = "AssetsV1";
    private static final int ASSETS = 5;
    private static final int SHORT_MILLIS = 200;

    private final SandboxServer sandbox = SandboxUnderTest.any();
    private final SyncSession session = SyncSession.of(sandbox);
    private List<String> whole = List.of();

    @BeforeEach
    void make_a_stream_of_five_assets_and_an_end() {
        for (int i = 0; i < ASSETS; i++) {
            sandbox.seed("a.jpg", "%040x".formatted(i), 1);
        }
        whole = texts(session.ask(TYPE));
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void a_stream_hangs_after_so_many_lines_and_the_next_one_does_not() throws IOException {
        sandbox.addFaults("getSyncStream: lines hang 2 x1");

        try (RawClient client = ask()) {
            client.patience(SHORT_MILLIS);
            ByteArrayOutputStream received = new ByteArrayOutputStream();

            assertThatThrownBy(() -> readAll(client, received)).isInstanceOf(SocketTimeoutException.class);

            assertThat(received.toString(UTF_8))
                    .contains(whole.get(0), whole.get(1))
                    .doesNotContain(whole.get(2));
            assertThat(sandbox.running("getSyncStream")).isEqualTo(1);
        }
        assertThat(assets(session.stream(TYPE))).isEqualTo(ASSETS);
    }

    @Test
    void a_stream_ends_after_so_many_lines_as_if_that_were_all() {
        sandbox.addFaults("getSyncStream: lines end 3 x1");

        assertThat(texts(session.ask(TYPE))).isEqualTo(whole.subList(0, 3));
        assertThat(assets(session.stream(TYPE))).isEqualTo(ASSETS);
    }

    @Test
    void a_stream_ends_in_the_middle_of_a_line_as_if_that_were_all() {
        int bytes = whole.get(0).length() + 11;
        sandbox.addFaults("getSyncStream: lines end-bytes " + bytes);

        assertThat(session.ask(TYPE).body()).hasSize(bytes).asString(UTF_8).startsWith(whole.get(0) + "\n{\"type\":\"");
    }

    @Test
    void a_connection_is_closed_after_so_many_lines() throws IOException {
        sandbox.addFaults("getSyncStream: lines cut 2");
        ByteArrayOutputStream received = new ByteArrayOutputStream();

        try (RawClient client = ask()) {
            readAll(client, received);
        }

        assertThat(received.toString(UTF_8))
                .contains(whole.get(1))
                .doesNotContain(whole.get(2))
                .doesNotEndWith("0\r\n\r\n");
        assertThatThrownBy(() -> session.ask(TYPE)).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void each_so_manieth_line_comes_twice() {
        sandbox.addFaults("getSyncStream: lines repeat 4");

        assertThat(texts(session.ask(TYPE)))
                .hasSize(ASSETS + 2)
                .startsWith(whole.subList(0, 4).toArray(String[]::new));
        assertThat(texts(session.ask(TYPE)).get(4)).isEqualTo(whole.get(3));
    }

    @Test
    void a_line_that_is_no_json_comes_between_two_that_are() {
        sandbox.addFaults("getSyncStream: lines broken 1");

        List<String> lines = texts(session.ask(TYPE));

        assertThat(lines).hasSize(ASSETS + 2).startsWith(whole.get(0)).contains(whole.get(1));
        assertThatThrownBy(() -> SyncSession.line(lines.get(1))).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void a_line_of_an_unknown_type_comes_whose_acknowledgement_is_refused() {
        sandbox.addFaults("getSyncStream: lines unknown 5");

        List<Line> lines = session.stream(TYPE);

        Line unknown = lines.get(5);
        assertThat(lines).hasSize(ASSETS + 2);
        assertThat(unknown.type()).isEqualTo("FutureThingV1");
        assertThat(unknown.data()).isNotEmpty();
        assertThat(lines.get(6).type()).isEqualTo("SyncCompleteV1");
        assertThat(session.ack(lines.get(4).ack(), unknown.ack()).text("message"))
                .isEqualTo("Invalid ack type: FutureThingV1");
        assertThat(session.checkpoints()).isEmpty();
    }

    @Test
    void nothing_is_put_behind_the_last_line() {
        sandbox.addFaults("getSyncStream: lines broken 6; getSyncStream: lines unknown 100");

        assertThat(texts(session.ask(TYPE))).hasSize(ASSETS + 1);
    }

    @Test
    void troubles_add_up_in_the_order_of_the_rules() {
        sandbox.addFaults("getSyncStream: lines repeat 1; getSyncStream: lines unknown 2; getSyncStream: lines end 3");

        assertThat(session.stream(TYPE)).extracting(Line::type).containsExactly("AssetV1", "AssetV1", "FutureThingV1");
    }

    @Test
    void other_answers_have_no_lines_that_could_be_wrong() {
        sandbox.addFaults("lines end 0; lines cut 0; lines hang 1");

        assertThat(session.call("GET", "/users/me", "").text("email")).isEqualTo(sandbox.email());
        assertThat(session.ask("FooV9").status()).isEqualTo(400);
    }

    @Test
    void a_page_comes_in_place_of_the_stream() {
        sandbox.addFaults("getSyncStream: html");

        TestClient.Reply reply = session.ask(TYPE);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
    }

    @Test
    void a_session_that_ends_is_over_for_good_and_another_one_begins_anew() {
        List<Line> lines = session.stream(TYPE);
        session.ackAll(lines);
        sandbox.addFaults("getSyncStream: end-session x1");

        TestClient.Reply ended = session.ask(TYPE);
        TestClient.Reply later = session.ack(lines.get(0).ack());

        assertThat(ended.status()).isEqualTo(401);
        assertThat(ended.text("message")).isEqualTo("Invalid user token");
        assertThat(later.status()).isEqualTo(401);
        assertThat(assets(SyncSession.of(sandbox).stream(TYPE))).isEqualTo(ASSETS);
    }

    @Test
    void a_key_has_no_session_that_could_end() {
        sandbox.addFaults("end-session");

        assertThat(new TestClient(sandbox.url(), sandbox.apiKey())
                        .get("/users/me")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void an_acknowledgement_counts_though_its_answer_is_lost() {
        List<Line> lines = session.stream(TYPE);
        sandbox.addFaults("sendSyncAck: lose-answer x1");

        assertThatThrownBy(() -> session.ackAll(lines)).isInstanceOf(UncheckedIOException.class);

        assertThat(session.checkpoints()).containsExactlyInAnyOrder("AssetV1", "SyncCompleteV1");
        assertThat(assets(session.stream(TYPE))).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"status 500", "hang undone", "html"})
    void an_acknowledgement_that_fails_does_not_count(String fault) throws IOException {
        List<Line> lines = session.stream(TYPE);
        sandbox.addFaults("sendSyncAck: " + fault + " x1");

        try (RawClient client = new RawClient(sandbox.url()).patience(SHORT_MILLIS)) {
            client.send(request("/sync/ack", "{\"acks\":[\"" + lines.get(4).ack() + "\"]}"));
            if (fault.startsWith("hang")) {
                assertThatThrownBy(client::read).isInstanceOf(SocketTimeoutException.class);
            } else {
                assertThat(client.readHead()).startsWith(fault.equals("html") ? "HTTP/1.1 200" : "HTTP/1.1 500");
            }
        }

        assertThat(session.checkpoints()).isEmpty();
        assertThat(assets(session.stream(TYPE))).isEqualTo(ASSETS);
    }

    @Test
    void maintenance_can_begin_between_a_stream_and_its_acknowledgement() {
        List<Line> lines = session.stream(TYPE);
        sandbox.addFaults("sendSyncAck: maintenance x1");

        TestClient.Reply refused = session.ack(lines.get(0).ack());
        TestClient.Reply meanwhile = session.ask(TYPE);
        sandbox.maintenance(false);

        assertThat(refused.status()).isEqualTo(404);
        assertThat(refused.text("message")).isEqualTo("Cannot POST /api/sync/ack");
        assertThat(meanwhile.status()).isEqualTo(404);
        assertThat(session.checkpoints()).isEmpty();
        assertThat(session.ack(lines.get(0).ack()).status()).isEqualTo(204);
    }

    private static long assets(List<Line> lines) {
        return lines.stream().filter(line -> line.type().equals("AssetV1")).count();
    }

    private static List<String> texts(TestClient.Reply reply) {
        return Stream.of(new String(reply.body(), UTF_8).split("\n")).toList();
    }

    private RawClient ask() throws IOException {
        RawClient client = new RawClient(sandbox.url());
        client.send(request("/sync/stream", "{\"types\":[\"" + TYPE + "\"]}"));
        assertThat(client.readHead()).startsWith("HTTP/1.1 200").contains("Transfer-Encoding: chunked");
        return client;
    }

    private String request(String path, String body) {
        return session.request("POST", path, body);
    }

    private static void readAll(RawClient client, ByteArrayOutputStream received) throws IOException {
        for (int next = client.read(); next >= 0; next = client.read()) {
            received.write(next);
        }
    }
}

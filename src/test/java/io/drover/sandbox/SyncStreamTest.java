package io.drover.sandbox;

import static io.drover.sandbox.SyncSession.lineOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.sandbox.SyncSession.Line;
import io.drover.testing.SettableClock;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What no contract can ask of a real server: streams that hang, months that pass, and libraries that are large. */
@Timeout(60)
class SyncStreamTest {
    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
    private static final int MANY = 300_000;

    private final SettableClock clock = new SettableClock(NOW);
    private SandboxServer sandbox = sandbox("3.1.0");

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void a_type_that_3_x_replaced_leaves_the_stream_open_after_lines_of_others() throws IOException {
        try (RawClient client = new RawClient(sandbox.url())) {
            String head = ask(client, "UsersV1", "AssetsV1");
            String line = readLine(client);

            assertThat(head).startsWith("HTTP/1.1 200 ").contains("Transfer-Encoding: chunked");
            assertThat(SyncSession.line(line).type()).isEqualTo("UserV1");
            client.patience(500);
            assertThatThrownBy(client::read).isInstanceOf(SocketTimeoutException.class);
            assertThat(sandbox.running("getSyncStream")).isEqualTo(1);
        }
    }

    @Test
    void a_stream_that_hangs_ends_when_the_client_leaves() throws IOException {
        try (RawClient client = new RawClient(sandbox.url())) {
            ask(client, "UsersV1", "AssetsV1");
            readLine(client);
        }

        Instant end = Instant.now().plusSeconds(10);
        while (sandbox.running("getSyncStream") > 0 && Instant.now().isBefore(end)) {
            Thread.onSpinWait();
        }

        assertThat(sandbox.running("getSyncStream")).isZero();
    }

    @Test
    void a_stream_that_hangs_ends_when_the_sandbox_stops() throws IOException {
        try (RawClient client = new RawClient(sandbox.url())) {
            ask(client, "UsersV1", "AssetsV1");
            readLine(client);

            sandbox.close();

            assertThat(client.read()).isEqualTo(-1);
        }
    }

    @Test
    void a_completion_that_was_acknowledged_31_days_ago_resets_the_session() {
        SyncSession session = session();
        session.ackAll(session.stream("UsersV1"));

        clock.advance(Duration.ofDays(30));
        List<Line> after30 = session.stream("UsersV1");
        clock.advance(Duration.ofDays(1));
        List<Line> after31 = session.stream("UsersV1");

        assertThat(after30).extracting(Line::type).containsExactly("SyncCompleteV1");
        assertThat(after31).extracting(Line::type).containsExactly("SyncResetV1");
    }

    @Test
    void deletions_are_told_for_31_days() {
        String id = sandbox.seed("a.jpg", "11".repeat(20), 1);
        sandbox.purge(id);

        clock.advance(Duration.ofDays(31));
        List<Line> after31 = session().stream("AssetsV2");
        clock.advance(Duration.ofSeconds(1));
        List<Line> later = session().stream("AssetsV2");

        assertThat(lineOf(after31, "AssetDeleteV1", id).ack()).startsWith("AssetDeleteV1|");
        assertThat(later).extracting(Line::type).containsExactly("SyncCompleteV1");
    }

    @Test
    void delta_sync_reaches_back_100_days() {
        restart("2.7.5");
        TestClient client = new TestClient(sandbox.url(), sandbox.apiKey());
        String me = client.get("/users/me").text("id");

        TestClient.Reply within = delta(client, NOW.minus(Duration.ofDays(100)), me);
        TestClient.Reply beyond = delta(client, NOW.minus(Duration.ofDays(100)).minusMillis(1), me);

        assertThat(within.json().path("needsFullSync").asBoolean(true)).isFalse();
        assertThat(beyond.json().path("needsFullSync").asBoolean(false)).isTrue();
    }

    @Test
    void delta_sync_gives_up_at_10_000_changes() {
        restart("2.7.5");
        TestClient client = new TestClient(sandbox.url(), sandbox.apiKey());
        String me = client.get("/users/me").text("id");
        seed(9_999);

        TestClient.Reply below = delta(client, NOW.minusSeconds(1), me);
        sandbox.seed("last.jpg", "11".repeat(20), 1);
        TestClient.Reply reached = delta(client, NOW.minusSeconds(1), me);

        assertThat(below.json().path("upserted").size()).isEqualTo(9_999);
        assertThat(reached.json().path("needsFullSync").asBoolean(false)).isTrue();
    }

    @Test
    void a_checkpoint_that_names_no_change_fails_the_stream() {
        SyncSession session = session();
        session.ack("UserV1|x");

        TestClient.Reply reply = session.ask("UsersV1");

        assertThat(reply.status()).isEqualTo(500);
        assertThat(reply.text("message")).isEqualTo("Internal server error");
    }

    @Test
    void an_exif_line_comes_again_only_when_it_changes() {
        SyncSession session = session();
        String id = sandbox.seed("a.jpg", "11".repeat(20), 1);
        session.ackAll(session.stream("AssetsV2", "AssetExifsV1"));

        sandbox.trash(id);
        List<Line> trashed = session.stream("AssetsV2", "AssetExifsV1");

        assertThat(trashed).extracting(Line::type).containsExactly("AssetV2", "SyncCompleteV1");
    }

    @Test
    void a_stream_can_be_cut_off_in_the_middle_of_a_line() throws IOException {
        seed(1_000);
        sandbox.addFault(FaultRule.on("getSyncStream", new Fault.CutAnswer(100_001)));

        StringBuilder body = new StringBuilder();
        try (RawClient client = new RawClient(sandbox.url())) {
            String head = ask(client, "AssetsV2");
            for (int next = client.read(); next >= 0; next = client.read()) {
                body.append((char) next);
            }
            assertThat(head).startsWith("HTTP/1.1 200 ");
        }

        assertThat(body).doesNotContain("SyncCompleteV1").hasSizeBetween(100_001, 100_200);
    }

    @Test
    void a_large_library_is_made_into_lines_while_it_is_read() throws IOException, InterruptedException {
        seed(MANY);

        HttpRequest request = HttpRequest.newBuilder(URI.create(sandbox.url() + "/sync/stream"))
                .header("Authorization", "Bearer " + token())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"types\":[\"AssetsV2\"]}"))
                .build();
        HttpResponse<Stream<String>> response =
                HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofLines());
        long assets;
        try (Stream<String> lines = response.body()) {
            assets = lines.filter(line -> line.startsWith("{\"type\":\"AssetV2\""))
                    .count();
        }

        assertThat(assets).isEqualTo(MANY);
    }

    private void seed(int count) {
        for (int i = 0; i < count; i++) {
            sandbox.seed("a.jpg", "%040x".formatted(i), 1);
        }
    }

    private static TestClient.Reply delta(TestClient client, Instant after, String user) {
        return client.json(
                "POST", "/sync/delta-sync", "{\"updatedAfter\":\"" + after + "\",\"userIds\":[\"" + user + "\"]}");
    }

    private SyncSession session() {
        return new SyncSession(new TestClient(sandbox.url(), sandbox.apiKey()), token());
    }

    private String token() {
        String login = "{\"email\":\"" + sandbox.email() + "\",\"password\":\"" + sandbox.password() + "\"}";
        return new TestClient(sandbox.url(), "")
                .json("POST", "/auth/login", login)
                .text("accessToken");
    }

    private String ask(RawClient client, String... types) throws IOException {
        client.send(request(types));
        return client.readHead();
    }

    private String request(String... types) {
        String body = "{\"types\":[\"" + String.join("\",\"", types) + "\"]}";
        return "POST /api/sync/stream HTTP/1.1\r\nHost: sandbox\r\nAuthorization: Bearer " + token()
                + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
    }

    /** The line in the next chunk, which holds one alone. */
    private static String readLine(RawClient client) throws IOException {
        StringBuilder text = new StringBuilder();
        while (!text.toString().endsWith("}\n")) {
            text.append((char) client.read());
        }
        return text.substring(text.indexOf("{"));
    }

    private void restart(String version) {
        sandbox.close();
        sandbox = sandbox(version);
    }

    private SandboxServer sandbox(String version) {
        try {
            return SandboxServer.builder().version(version).clock(clock).start();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}

package io.drover.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each fault does what its script says, and nothing else. */
@Timeout(30)
class FaultTest {
    private static final byte[] CONTENT = "the bytes of a photo".getBytes(StandardCharsets.UTF_8);
    private static final String SHA1 = TestClient.sha1(CONTENT);
    private static final int SHORT_MILLIS = 200;

    private SandboxServer sandbox = start("");

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void status_refuses_the_first_requests_and_says_when_to_come_again() {
        sandbox.addFaults("uploadAsset: status 503 retry-after 7 first 2");

        List<TestClient.Reply> replies =
                IntStream.range(0, 3).mapToObj(number -> upload()).toList();

        assertThat(replies).extracting(TestClient.Reply::status).containsExactly(503, 503, 201);
        assertThat(replies.get(0).headers().firstValue("Retry-After")).contains("7");
        assertThat(sandbox.requests("uploadAsset")).isEqualTo(3);
        assertThat(sandbox.createdCount(SHA1)).isEqualTo(1);
    }

    @Test
    void conditions_select_the_requests() {
        sandbox.addFaults("pingServer: status 500 after 2 every 2 x2");

        List<Integer> statuses = IntStream.range(0, 8)
                .mapToObj(number -> client().get("/server/ping").status())
                .toList();

        assertThat(statuses).containsExactly(200, 200, 200, 500, 200, 500, 200, 200);
    }

    @Test
    void chances_are_the_same_with_the_same_seed() {
        String script = "pingServer: status 500 30%";

        List<Integer> first = pings(script);
        List<Integer> second = pings(script);

        assertThat(first).isEqualTo(second).contains(200, 500);
    }

    @Test
    void a_delay_waits_first() {
        sandbox.addFaults("pingServer: delay 200ms");
        long start = System.nanoTime();

        assertThat(client().get("/server/ping").status()).isEqualTo(200);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(190));
    }

    @Test
    void a_hang_stores_and_never_answers() throws IOException {
        sandbox.addFaults("uploadAsset: hang x1");

        assertThatThrownBy(this::rawUpload).isInstanceOf(SocketTimeoutException.class);

        assertThat(sandbox.createdCount(SHA1)).isEqualTo(1);
        assertThat(upload().text("status")).isEqualTo("duplicate");
    }

    @Test
    void a_hang_undone_stores_nothing() {
        sandbox.addFaults("uploadAsset: hang undone x1");

        assertThatThrownBy(this::rawUpload).isInstanceOf(SocketTimeoutException.class);

        assertThat(sandbox.assetCount()).isZero();
    }

    @Test
    void a_cut_resets_the_connection_and_stores_nothing() {
        sandbox.addFaults("uploadAsset: cut 100 x1");

        assertThatThrownBy(this::upload).isInstanceOf(UncheckedIOException.class);

        assertThat(sandbox.assetCount()).isZero();
        assertThat(upload().status()).isEqualTo(201);
    }

    @Test
    void a_lost_answer_stores_and_resets_the_connection() {
        sandbox.addFaults("uploadAsset: lose-answer x1");

        assertThatThrownBy(this::rawUpload).isInstanceOf(SocketException.class);

        assertThat(sandbox.createdCount(SHA1)).isEqualTo(1);
    }

    @Test
    void a_failure_after_storing_leaves_an_asset_without_its_original() {
        sandbox.addFaults("uploadAsset: fail-after-store x1");

        TestClient.Reply failed = upload();
        TestClient.Reply again = upload();

        assertThat(failed.status()).isEqualTo(500);
        assertThat(again.text("status")).isEqualTo("duplicate");
        assertThat(client().get("/assets/" + again.text("id") + "/original").status())
                .isEqualTo(500);
    }

    @Test
    void corrupt_storage_does_not_know_the_true_checksum() {
        sandbox.addFaults("uploadAsset: corrupt x1");

        assertThat(upload().status()).isEqualTo(201);

        assertThat(client().check(SHA1).json().at("/results/0/action").asText()).isEqualTo("accept");
        assertThat(sandbox.assets().get(0).size()).isEqualTo(CONTENT.length);
    }

    @Test
    void a_slow_server_reads_at_its_rate() {
        sandbox.addFaults("uploadAsset: slow 2kb");
        long start = System.nanoTime();

        assertThat(upload().status()).isEqualTo(201);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(100));
    }

    @Test
    void a_server_that_stops_reading_stalls_the_sender() throws Exception {
        sandbox.close();
        sandbox = SandboxServer.builder()
                .socketBuffer(8_192)
                .faults("uploadAsset: stop-reading 0")
                .start();

        try (RawClient raw = new RawClient(sandbox.url())) {
            raw.beginUpload(sandbox.apiKey(), 1_000_000_000);
            raw.send(new byte[1_000]);
            raw.patience(SHORT_MILLIS);

            assertThatThrownBy(raw::read).isInstanceOf(SocketTimeoutException.class);
            assertThat(sandbox.bytesReceived()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"drain", "close", "half-close", "stay"})
    void an_early_answer_comes_before_the_body(String then) throws IOException {
        sandbox.addFaults("uploadAsset: early 413 " + then);

        try (RawClient raw = new RawClient(sandbox.url())) {
            raw.beginUpload(sandbox.apiKey(), 50_000_000);
            String head = raw.readHead();
            raw.skipBody(head);
            raw.patience(SHORT_MILLIS);

            assertThat(head).startsWith("HTTP/1.1 413");
            if (then.equals("drain") || then.equals("stay")) {
                assertThatThrownBy(raw::read).isInstanceOf(SocketTimeoutException.class);
            } else {
                assertThat(raw.read()).isEqualTo(-1);
            }
        }
        assertThat(sandbox.assetCount()).isZero();
    }

    @Test
    void after_a_drained_early_answer_the_connection_lives_on() throws IOException {
        byte[] body = photo();
        sandbox.addFaults("uploadAsset: early 401 drain x1");

        try (RawClient raw = new RawClient(sandbox.url())) {
            raw.beginUpload(sandbox.apiKey(), body.length);
            raw.skipBody(raw.readHead());
            raw.send(body);
            raw.beginUpload(sandbox.apiKey(), body.length);
            raw.send(body);

            assertThat(raw.readHead()).startsWith("HTTP/1.1 201");
        }
    }

    @Test
    void maintenance_takes_every_route_away_but_three() {
        sandbox.maintenance(true);

        assertThat(client().get("/users/me").text("message")).isEqualTo("Cannot GET /api/users/me");
        assertThat(upload().text("message")).isEqualTo("Cannot POST /api/assets");
        assertThat(client().get("/server/config").json()).hasToString("{\"maintenanceMode\":true}");
        assertThat(client().get("/server/ping").status()).isEqualTo(200);

        sandbox.maintenance(false);
        assertThat(upload().status()).isEqualTo(201);
    }

    @Test
    void maintenance_by_script_ends_by_itself() {
        sandbox.addFaults("uploadAsset: maintenance 100ms x1");

        assertThat(upload().status()).isEqualTo(404);
        while (client().get("/server/config").json().path("maintenanceMode").asBoolean()) {
            Thread.onSpinWait();
        }

        assertThat(upload().status()).isEqualTo(201);
    }

    @Test
    void a_page_comes_in_place_of_the_answer() {
        sandbox.addFaults("checkBulkUpload: html");

        TestClient.Reply reply = client().check(SHA1);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
    }

    @Test
    void the_service_costs_more_beyond_its_knee() {
        Fault.Service model = new Fault.Service(7, 8);
        ServiceLoad load = new ServiceLoad();

        double best = 0;
        int bestAt = 0;
        for (int running = 1; running <= 32; running++) {
            load.enter();
            double rate = running * 1e9 / load.nanos(model);
            bestAt = rate > best ? running : bestAt;
            best = Math.max(best, rate);
        }

        assertThat(bestAt).isEqualTo(8);
        assertThat(best).isBetween(1_100.0, 1_200.0);
    }

    @Test
    void the_service_takes_its_time() {
        sandbox.addFaults("uploadAsset: service 150ms 4");
        long start = System.nanoTime();

        assertThat(upload().status()).isEqualTo(201);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(140));
    }

    @Test
    void what_is_not_stored_is_not_kept_either(@TempDir Path folder) throws IOException {
        sandbox.close();
        sandbox = SandboxServer.builder()
                .keepOriginals(folder)
                .faults("uploadAsset: cut 100 first 1; uploadAsset: fail-after-store after 1")
                .start();

        assertThatThrownBy(this::upload).isInstanceOf(UncheckedIOException.class);
        upload();

        assertThat(folder).isEmptyDirectory();
    }

    private static SandboxServer start(String script) {
        try {
            return SandboxServer.builder().faults(script).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Integer> pings(String script) {
        try (SandboxServer other = start(script)) {
            TestClient client = new TestClient(other.url(), other.apiKey());
            return IntStream.range(0, 40)
                    .mapToObj(number -> client.get("/server/ping").status())
                    .toList();
        }
    }

    private TestClient client() {
        return new TestClient(sandbox.url(), sandbox.apiKey());
    }

    private TestClient.Reply upload() {
        return client().call("POST", "/assets", Map.of("Content-Type", Multipart.contentType()), photo());
    }

    private void rawUpload() throws IOException {
        byte[] body = photo();
        try (RawClient raw = new RawClient(sandbox.url())) {
            raw.beginUpload(sandbox.apiKey(), body.length);
            raw.send(body);
            raw.patience(SHORT_MILLIS);
            raw.read();
        }
    }

    private static byte[] photo() {
        return Multipart.complete().file("assetData", "a.jpg", CONTENT).finished();
    }
}

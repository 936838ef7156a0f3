package io.drover.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What tests can ask of the sandbox, and choose. */
@Timeout(30)
class SandboxServerTest {
    private static final byte[] CONTENT = "0123456789".getBytes(StandardCharsets.UTF_8);
    private static final String SHA1 = TestClient.sha1(CONTENT);
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    @TempDir
    private Path folder = Path.of("");

    private SandboxServer sandbox = SandboxUnderTest.any();
    private TestClient client = new TestClient(sandbox.url(), "");

    @BeforeEach
    void start() throws IOException {
        sandbox.close();
        sandbox = SandboxServer.builder()
                .clock(Clock.fixed(NOW, ZoneOffset.UTC))
                .keepOriginals(folder)
                .keepAlive(Duration.ofSeconds(1))
                .quota(100)
                .start();
        client = new TestClient(sandbox.url(), sandbox.apiKey());
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void tells_what_was_stored() {
        byte[] sidecar = "<x/>".getBytes(StandardCharsets.UTF_8);
        Multipart form = Multipart.complete().field("isFavorite", "true").file("sidecarData", "a.jpg.xmp", sidecar);

        String id = client.upload(form.file("assetData", "a.jpg", CONTENT)).text("id");

        StoredAsset asset = sandbox.assets().get(0);
        assertThat(asset.id()).isEqualTo(id);
        assertThat(asset.name()).isEqualTo("a.jpg");
        assertThat(asset.sha1()).isEqualTo(SHA1);
        assertThat(asset.size()).isEqualTo(10);
        assertThat(asset.sidecar()).isTrue();
        assertThat(asset.createdAt()).isEqualTo(NOW);
        assertThat(asset.fields()).containsEntry("isFavorite", "true").containsEntry("deviceId", "test");
        assertThat(sandbox.assetsWith(SHA1)).containsExactly(asset);
    }

    @Test
    void counts_what_came_in() throws InterruptedException {
        client.upload(photo());
        client.upload(photo());
        client.check(SHA1);

        assertThat(sandbox.requests("uploadAsset")).isEqualTo(2);
        assertThat(sandbox.requests()).isEqualTo(3);
        assertThat(sandbox.createdCount(SHA1)).isEqualTo(1);
        assertThat(sandbox.maxConcurrency("uploadAsset")).isEqualTo(1);
        assertThat(sandbox.bytesReceived()).isGreaterThan(1_000);
        assertThat(sandbox.awaitRequests("uploadAsset", 3, Duration.ofMillis(10)))
                .isFalse();
        assertThat(sandbox.receivedHeaders().get("X-Api-Key")).containsExactly(sandbox.apiKey());
        assertThatIllegalArgumentException().isThrownBy(() -> sandbox.requests("upload"));
    }

    @Test
    void gives_back_the_originals_that_it_keeps() {
        String id = client.upload(photo()).text("id");
        String path = "/assets/" + id + "/original";

        assertThat(client.get(path).body()).isEqualTo(CONTENT);
        assertThat(client.call("GET", path, Map.of("Range", "bytes=3-5"), new byte[0])
                        .body())
                .asString()
                .isEqualTo("345");
    }

    @Test
    void closes_a_connection_that_is_idle() throws IOException {
        try (RawClient raw = new RawClient(sandbox.url())) {
            raw.send("GET /api/server/ping HTTP/1.1\r\nHost: sandbox\r\n\r\n");
            String head = raw.readHead();
            raw.skipBody(head);
            long start = System.nanoTime();

            assertThat(raw.read()).isEqualTo(-1);
            assertThat(head).contains("Keep-Alive: timeout=1");
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isBetween(Duration.ofMillis(700), Duration.ofSeconds(5));
        }
    }

    @Test
    void does_not_close_a_connection_while_a_request_takes_its_time() {
        sandbox.addFaults("pingServer: delay 1500ms");

        assertThat(client.get("/server/ping").status()).isEqualTo(200);
    }

    @Test
    void has_keys_that_can_change_and_go() {
        String key = sandbox.addApiKey("asset.read");

        assertThat(client.withKey(key).check(SHA1).status()).isEqualTo(403);
        sandbox.grant(key, "asset.upload");
        assertThat(client.withKey(key).check(SHA1).status()).isEqualTo(200);
        sandbox.revoke(key);
        assertThat(client.withKey(key).check(SHA1).status()).isEqualTo(401);
    }

    @Test
    void keeps_users_apart_and_to_their_quota() {
        String other = sandbox.addUser("other@example.com", 5L);
        client.upload(photo());

        assertThat(client.withKey(other)
                        .check(SHA1)
                        .json()
                        .at("/results/0/action")
                        .asText())
                .isEqualTo("accept");
        assertThat(client.withKey(other).upload(photo()).text("message")).isEqualTo("Quota has been exceeded!");
        assertThat(client.get("/users/me").json().path("quotaUsageInBytes").asLong())
                .isEqualTo(10);
    }

    @Test
    void can_lose_what_it_had() {
        String id = client.upload(photo()).text("id");

        sandbox.trash(id);
        assertThat(client.check(SHA1).json().at("/results/0/isTrashed").asBoolean())
                .isTrue();
        sandbox.purge(id);

        assertThat(client.check(SHA1).json().at("/results/0/action").asText()).isEqualTo("accept");
    }

    @Test
    void can_have_had_files_all_along() {
        String id = sandbox.seed("old.jpg", SHA1, 10);

        assertThat(client.upload(photo()).text("id")).isEqualTo(id);
        assertThat(sandbox.createdCount(SHA1)).isZero();
    }

    @Test
    void stops_at_once_though_a_request_hangs() throws Exception {
        sandbox.addFaults("pingServer: hang");
        try (RawClient raw = new RawClient(sandbox.url())) {
            raw.send("GET /api/server/ping HTTP/1.1\r\nHost: sandbox\r\n\r\n");
            assertThat(sandbox.awaitRequests("pingServer", 1, Duration.ofSeconds(10)))
                    .isTrue();
            long start = System.nanoTime();

            sandbox.close();

            assertThat(raw.read()).isEqualTo(-1);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
        }
    }

    @Test
    void knows_three_versions_and_no_other() {
        assertThat(SandboxServer.versions()).containsExactly("1.144.1", "2.7.5", "3.1.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SandboxServer.builder().version("2.7"))
                .withMessage("the sandbox cannot speak as Immich '2.7'; it knows 1.144.1, 2.7.5, 3.1.0");
    }

    private static Multipart photo() {
        return Multipart.complete().file("assetData", "a.jpg", CONTENT);
    }
}

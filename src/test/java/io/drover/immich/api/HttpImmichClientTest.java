package io.drover.immich.api;

import static io.drover.immich.api.model.Nothing.NOTHING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.http.ApiException;
import io.drover.http.HttpSettings;
import io.drover.http.RawServer;
import io.drover.http.Verdict;
import io.drover.immich.api.model.ApiKey;
import io.drover.immich.api.model.CheckItem;
import io.drover.immich.api.model.DeleteAssets;
import io.drover.immich.api.model.ServerConfig;
import io.drover.immich.api.model.ServerVersion;
import io.drover.immich.api.model.UploadAsset;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every operation asks what the server expects, and takes nothing for an answer that is none. */
class HttpImmichClientTest {
    private static final String SHA1 = "1ff88f81bde044cb6a29d8d6ab88a1de649d3687";
    private static final String ASSET = "a8d5e9e5-9eba-476e-8cc8-0f295cd861d2";

    @TempDir
    Path folder;

    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final Map<String, String> bodies = new ConcurrentHashMap<>();
    private final RawServer server = RawServer.answering((request, body) -> {
        String operation = request.method() + " " + request.path();
        bodies.put(operation, new String(body, StandardCharsets.UTF_8));
        return answers.getOrDefault(operation, RawServer.json(404, "{\"message\":\"Cannot " + operation + "\"}"));
    });
    private final ImmichClient client = new HttpImmichClient(ImmichSettings.of(
            "url", server.url() + "/api/", () -> "secret-key", HttpSettings.defaults(), Clock.systemUTC()));

    @BeforeEach
    void serves_version_3() {
        version(3, 1, 0);
        answer("GET /api/server/config", 200, "{\"loginPageMessage\":\"\",\"maintenanceMode\":false}");
    }

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    private void version(int major, int minor, int patch) {
        answer(
                "GET /api/server/version",
                200,
                "{\"major\":" + major + ",\"minor\":" + minor + ",\"patch\":" + patch + ",\"prerelease\":null}");
    }

    private void answer(String operation, int status, String body) {
        answers.put(operation, RawServer.json(status, body));
    }

    private AssetUpload upload(String name, byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve("file"), bytes);
        Instant taken = Instant.parse("2018-05-06T04:08:09.5Z");
        return new AssetUpload(
                file,
                name,
                bytes.length,
                SHA1,
                taken,
                taken.plusSeconds(1),
                null,
                UploadAsset.PLAIN,
                () -> {},
                bytesSent -> {});
    }

    @Test
    void the_version_and_the_key_are_read() {
        answer(
                "GET /api/api-keys/me",
                200,
                "{\"id\":\"k\",\"name\":\"n\",\"createdAt\":\"x\",\"permissions\":[\"all\"]}");

        assertThat(client.version()).isEqualTo(new ServerVersion(3, 1, 0));
        assertThat(client.call(UserOperations.GET_MY_API_KEY, NOTHING))
                .isEqualTo(new ApiKey("k", "n", List.of("all"), Map.of("createdAt", "x")));
        assertThat(server.requests().get(0).headers()).doesNotContainKey("x-api-key");
        assertThat(server.requests().get(1).headers()).containsEntry("x-api-key", "secret-key");
    }

    @Test
    void a_server_before_maintenance_mode_existed_is_not_in_it() {
        answer("GET /api/server/config", 200, "{\"trashDays\":30}");

        ServerConfig config = client.call(ServerOperations.GET_SERVER_CONFIG, NOTHING);

        assertThat(config.inMaintenance()).isFalse();
        assertThat(config.trashDays()).isEqualTo(30);
    }

    @Test
    void checks_are_answered_in_their_order() {
        answer(
                "POST /api/assets/bulk-upload-check",
                200,
                "{\"results\":[{\"id\":\"a\",\"action\":\"accept\"},{\"id\":\"b\",\"action\":\"reject\",\"reason\":\"duplicate\",\"assetId\":\""
                        + ASSET + "\",\"isTrashed\":true}]}");

        List<CheckResult> results = client.checkBulkUpload(List.of(new CheckItem("a", SHA1), new CheckItem("b", SHA1)));

        assertThat(results)
                .containsExactly(
                        new CheckResult("a", true, null, null, false),
                        new CheckResult("b", false, "duplicate", ASSET, true));
        assertThat(bodies.get("POST /api/assets/bulk-upload-check"))
                .isEqualTo("{\"assets\":[{\"id\":\"a\",\"checksum\":\"" + SHA1 + "\"},{\"id\":\"b\",\"checksum\":\""
                        + SHA1 + "\"}]}");
    }

    @Test
    void check_results_that_do_not_fit_the_questions_are_refused() {
        CheckItem item = new CheckItem("a", SHA1);
        answer("POST /api/assets/bulk-upload-check", 200, "{\"results\":[]}");
        assertThatThrownBy(() -> client.checkBulkUpload(List.of(item)))
                .isInstanceOf(ApiException.class)
                .hasMessageContaining("0 results for 1 items");

        answer("POST /api/assets/bulk-upload-check", 200, "{\"results\":[{\"id\":\"b\",\"action\":\"accept\"}]}");
        assertThatThrownBy(() -> client.checkBulkUpload(List.of(item)))
                .isInstanceOf(ApiException.class)
                .hasMessageContaining("the id b in the place of a");

        answer("POST /api/assets/bulk-upload-check", 200, "{\"results\":[{\"id\":\"a\"}]}");
        assertThatThrownBy(() -> client.checkBulkUpload(List.of(item)))
                .isInstanceOf(ApiException.class)
                .hasMessageContaining("results[0].action is missing");
    }

    @Test
    void an_empty_check_never_leaves() {
        assertThatThrownBy(() -> client.checkBulkUpload(List.of())).isInstanceOf(IllegalArgumentException.class);

        assertThat(server.requests()).isEmpty();
    }

    @Test
    void an_upload_to_3_x_carries_no_device() throws IOException {
        answer("POST /api/assets", 201, "{\"id\":\"" + ASSET + "\",\"status\":\"created\"}");

        UploadedAsset asset = client.uploadAsset(upload("a.jpg", new byte[] {1, 2, 3}));

        assertThat(asset).isEqualTo(new UploadedAsset(ASSET, true));
        assertThat(bodies.get("POST /api/assets"))
                .contains("name=\"fileCreatedAt\"\r\n\r\n2018-05-06T04:08:09.500Z\r\n")
                .contains("name=\"fileModifiedAt\"\r\n\r\n2018-05-06T04:08:10.500Z\r\n")
                .contains("name=\"assetData\"; filename=\"a.jpg\"")
                .doesNotContain("device", "duration", "metadata");
        assertThat(server.requests().get(1).headers()).containsEntry("x-immich-checksum", SHA1);
    }

    @Test
    void an_upload_to_2_x_carries_the_device() throws IOException {
        version(2, 7, 5);
        answer("POST /api/assets", 200, "{\"status\":\"duplicate\",\"id\":\"" + ASSET + "\"}");

        UploadedAsset asset = client.uploadAsset(upload("a.jpg", new byte[] {1, 2, 3}));

        assertThat(asset).isEqualTo(new UploadedAsset(ASSET, false));
        assertThat(bodies.get("POST /api/assets"))
                .contains("name=\"deviceAssetId\"\r\n\r\n" + SHA1 + "\r\n")
                .contains("name=\"deviceId\"\r\n\r\ndrover\r\n");
    }

    @Test
    void the_sidecar_travels_in_front() throws IOException {
        answer("POST /api/assets", 201, "{\"id\":\"" + ASSET + "\",\"status\":\"created\"}");
        Path sidecar = Files.writeString(folder.resolve("x.XMP"), "<x/>");
        AssetUpload plain = upload("a.jpg", new byte[0]);

        client.uploadAsset(new AssetUpload(
                plain.file(),
                plain.fileName(),
                0,
                SHA1,
                plain.fileCreatedAt(),
                plain.fileModifiedAt(),
                sidecar,
                plain.options(),
                plain.guard(),
                plain.sent()));

        assertThat(bodies.get("POST /api/assets"))
                .containsSubsequence(
                        "sidecarData\"; filename=\"a.jpg.xmp\"", "<x/>", "assetData\"; filename=\"a.jpg\"");
    }

    @Test
    void a_404_in_maintenance_mode_is_maintenance_for_every_operation() throws IOException {
        answer("GET /api/server/config", 200, "{\"maintenanceMode\":true}");
        AssetUpload upload = upload("a.jpg", new byte[] {1});

        for (Call call : List.<Call>of(
                () -> client.call(UserOperations.GET_MY_USER, NOTHING),
                () -> client.call(UserOperations.GET_MY_API_KEY, NOTHING),
                () -> client.checkBulkUpload(List.of(new CheckItem("a", SHA1))),
                () -> client.uploadAsset(upload),
                () -> client.call(AssetOperations.DELETE_ASSETS, new DeleteAssets(List.of(ASSET), true)),
                () -> client.originalIsReadable(ASSET))) {
            assertThatThrownBy(call::run).isInstanceOfSatisfying(ApiException.class, e -> {
                assertThat(e.maintenance()).isTrue();
                assertThat(e.verdict()).isEqualTo(Verdict.WAIT);
            });
        }
    }

    private interface Call {
        void run() throws Exception;
    }

    @Test
    void the_version_is_asked_once_and_again_after_a_404() throws IOException {
        answer("POST /api/assets", 201, "{\"id\":\"" + ASSET + "\",\"status\":\"created\"}");
        AssetUpload upload = upload("a.jpg", new byte[] {1});
        client.uploadAsset(upload);
        client.uploadAsset(upload);
        assertThat(versionsAsked()).isEqualTo(1);

        assertThatThrownBy(() -> client.call(UserOperations.GET_MY_USER, NOTHING))
                .isInstanceOf(ApiException.class);
        client.uploadAsset(upload);

        assertThat(versionsAsked()).isEqualTo(2);
    }

    private long versionsAsked() {
        return server.requests().stream()
                .filter(request -> request.path().equals("/api/server/version"))
                .count();
    }

    @Test
    void a_404_of_a_server_that_does_not_say_whether_it_is_in_maintenance_is_no_lost_original() {
        answer("GET /api/assets/" + ASSET + "/original", 404, "{\"message\":\"Not found\"}");
        answer("GET /api/server/config", 503, "{\"message\":\"busy\"}");

        assertThatThrownBy(() -> client.originalIsReadable(ASSET))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.status()).isEqualTo(404));
    }

    @Test
    void a_readable_original_is_told_by_its_first_byte() {
        answers.put(
                "GET /api/assets/" + ASSET + "/original",
                RawServer.answer(206, "Content-Type: image/jpeg\r\nContent-Range: bytes 0-0/9", "x"));

        assertThat(client.originalIsReadable(ASSET)).isTrue();
        assertThat(server.requests().get(0).headers()).containsEntry("range", "bytes=0-0");
    }

    @Test
    void an_original_that_is_gone_is_told_as_each_version_does() {
        String original = "GET /api/assets/" + ASSET + "/original";
        answer("GET /api/api-keys/me", 200, "{\"id\":\"k\",\"name\":\"n\",\"permissions\":[]}");

        answer(original, 404, "{\"message\":\"Asset not found\"}");
        assertThat(client.originalIsReadable(ASSET)).isFalse();
        answer(original, 500, "{\"message\":\"Internal server error\"}");
        assertThat(client.originalIsReadable(ASSET)).isFalse();
    }

    @Test
    void an_asset_that_may_not_be_looked_at_is_not_taken_for_one_without_its_original() {
        answer(
                "GET /api/assets/" + ASSET + "/original",
                400,
                "{\"message\":\"Not found or no asset.download access\"}");

        assertThatThrownBy(() -> client.originalIsReadable(ASSET))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.status()).isEqualTo(400));
    }

    @Test
    void a_server_in_trouble_has_not_lost_the_original() {
        answer("GET /api/assets/" + ASSET + "/original", 500, "{\"message\":\"Internal server error\"}");
        answer("GET /api/api-keys/me", 500, "{\"message\":\"Internal server error\"}");

        assertThatThrownBy(() -> client.originalIsReadable(ASSET))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.status()).isEqualTo(500));
    }

    @Test
    void deletion_sends_its_ids_in_the_body() {
        answers.put("DELETE /api/assets", "HTTP/1.1 204 No Content\r\n\r\n");

        client.call(AssetOperations.DELETE_ASSETS, new DeleteAssets(List.of(ASSET), true));

        assertThat(bodies.get("DELETE /api/assets")).isEqualTo("{\"ids\":[\"" + ASSET + "\"],\"force\":true}");
    }

    @Test
    void a_missing_permission_is_named() {
        answer("GET /api/users/me", 403, "{\"message\":\"Missing required permission: user.read\"}");

        assertThatThrownBy(() -> client.call(UserOperations.GET_MY_USER, NOTHING))
                .isInstanceOfSatisfying(ApiException.class, e -> {
                    assertThat(e.missingPermission()).isEqualTo("user.read");
                    assertThat(e.verdict()).isEqualTo(Verdict.DENIED);
                });
    }

    @Test
    void the_address_must_end_in_api() {
        assertThatThrownBy(() -> ImmichSettings.of(
                        "url", "http://nas:2283/", () -> "", HttpSettings.defaults(), Clock.systemUTC()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("url must end in /api, but is \"http://nas:2283\"; try http://nas:2283/api");
    }

    @Test
    void a_vanished_file_is_not_the_servers_fault() throws IOException {
        AssetUpload upload = upload("a.jpg", new byte[] {1});
        Files.delete(upload.file());

        assertThatThrownBy(() -> client.uploadAsset(upload)).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void the_time_is_that_of_the_server() {
        answers.put(
                "GET /api/server/ping",
                RawServer.json(200, "{\"res\":\"pong\"}")
                        .replaceFirst("\r\n", "\r\nDate: Sun, 06 May 2018 04:08:09 GMT\r\n"));

        assertThat(client.serverTime()).isEqualTo(Instant.parse("2018-05-06T04:08:09Z"));
    }

    @Test
    void a_server_that_does_not_tell_the_time_is_named_with_what_is_missing() {
        answer("GET /api/server/ping", 200, "{\"res\":\"pong\"}");

        assertThatThrownBy(client::serverTime)
                .isInstanceOf(ApiException.class)
                .hasMessageContaining("with the header Date 'null', which is no time");
    }
}

package io.drover.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What uploads, checks, downloads and probes rely on in Immich. */
abstract class ImmichContract extends ContractBase {
    private final boolean bodyRulesOf3;

    ImmichContract(ServerUnderTest server) {
        super(server);
        this.bodyRulesOf3 = major >= 3;
    }

    @Test
    void a_new_file_is_created_and_the_same_bytes_again_are_a_duplicate() {
        byte[] content = content();

        TestClient.Reply first = client.upload(photo(content));
        TestClient.Reply again = client.upload(Multipart.complete().file("assetData", "other.png", content));

        assertThat(first.status()).isEqualTo(201);
        assertThat(first.text("status")).isEqualTo("created");
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.text("status")).isEqualTo("duplicate");
        assertThat(again.text("id")).isEqualTo(first.text("id"));
    }

    @Test
    void a_check_knows_hex_and_base64_in_the_order_of_the_questions() {
        byte[] content = content();
        String hex = TestClient.sha1(content);
        String base64 = Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hex));
        String id = client.upload(photo(content)).text("id");

        JsonNode results = client.check(hex, "11".repeat(20), hex.toUpperCase(Locale.ROOT), base64, "zzz", hex + "0")
                .json()
                .path("results");

        assertThat(results)
                .extracting(result -> result.path("action").asText())
                .containsExactly("reject", "accept", "reject", "reject", "accept", "accept");
        assertThat(results)
                .extracting(result -> result.path("id").asText())
                .containsExactly("id-0", "id-1", "id-2", "id-3", "id-4", "id-5");
        assertThat(results.get(0).path("assetId").asText()).isEqualTo(id);
        assertThat(results.get(0).path("isTrashed").asBoolean(true)).isFalse();
    }

    @Test
    void a_trashed_asset_is_a_duplicate_stays_in_the_trash_and_can_be_restored() {
        byte[] content = content();
        String sha1 = TestClient.sha1(content);
        String id = client.upload(photo(content)).text("id");

        assertThat(delete(id, false).status()).isEqualTo(204);
        assertThat(client.upload(photo(content)).text("status")).isEqualTo("duplicate");
        assertThat(checked(sha1).path("isTrashed").asBoolean()).isTrue();
        TestClient.Reply restored = client.json("POST", "/trash/restore/assets", "{\"ids\":[\"" + id + "\"]}");

        assertThat(restored.json().path("count").asInt()).isEqualTo(1);
        assertThat(checked(sha1).path("isTrashed").asBoolean(true)).isFalse();
    }

    @Test
    void after_a_forced_deletion_the_bytes_are_new_again() {
        byte[] content = content();
        String sha1 = TestClient.sha1(content);
        String id = client.upload(photo(content)).text("id");

        assertThat(delete(id, true).status()).isEqualTo(204);

        assertThat(checked(sha1).path("action").asText()).isEqualTo("accept");
    }

    @Test
    void one_unknown_id_stops_a_whole_deletion() {
        byte[] content = content();
        String id = client.upload(photo(content)).text("id");

        TestClient.Reply refused =
                client.json("DELETE", "/assets", "{\"ids\":[\"" + id + "\",\"" + NOWHERE + "\"],\"force\":false}");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("message")).isEqualTo("Not found or no asset.delete access");
        assertThat(checked(TestClient.sha1(content)).path("isTrashed").asBoolean(true))
                .isFalse();
        assertThat(client.json("DELETE", "/assets", "{\"ids\":[]}").status()).isEqualTo(204);
    }

    @Test
    void a_check_of_nothing_or_of_too_much_fails() {
        String[] tooMany = new String[70_000];
        Arrays.fill(tooMany, "11".repeat(20));
        String tooLong = "{\"assets\":[{\"id\":\"" + "x".repeat(11_000_000) + "\",\"checksum\":\"zzz\"}]}";

        TestClient.Reply nothing = client.check();

        assertThat(nothing.status()).isEqualTo(500);
        assertThat(nothing.text("message")).isEqualTo("Failed to check bulk upload");
        assertThat(client.check(tooMany).status()).isEqualTo(500);
        assertThat(client.json("POST", "/assets/bulk-upload-check", tooLong).status())
                .isEqualTo(500);
    }

    @Test
    void a_check_wants_ids_and_takes_an_empty_checksum_from_3_on() {
        String missing = "{\"assets\":[{\"checksum\":\"" + "11".repeat(20) + "\"}]}";

        TestClient.Reply reply = client.json("POST", "/assets/bulk-upload-check", missing);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().path("message").isArray()).isEqualTo(!bodyRulesOf3);
        assertThat(reply.json().has("errors")).isEqualTo(bodyRulesOf3);
        assertThat(client.check("").status()).isEqualTo(bodyRulesOf3 ? 200 : 400);
    }

    @Test
    void the_device_fields_are_wanted_before_3() {
        Multipart form = new Multipart()
                .field("fileCreatedAt", "2018-05-06T04:08:09Z")
                .field("fileModifiedAt", "2018-05-06T04:08:09Z");

        assertThat(client.upload(form.file("assetData", "a.jpg", content())).status())
                .isEqualTo(bodyRulesOf3 ? 201 : 400);
    }

    @Test
    void dates_are_wanted_and_strict_from_3_on() {
        assertThat(client.upload(Multipart.withoutDates().file("assetData", "a.jpg", content()))
                        .status())
                .isEqualTo(400);
        assertThat(dated("2018-05-06T04:08:09+02:00")).isEqualTo(201);
        assertThat(dated("2018-05-06T04:08:09.123456Z")).isEqualTo(201);
        assertThat(dated("2018-05-06 04:08:09")).isEqualTo(bodyRulesOf3 ? 400 : 201);
        assertThat(dated("2018-05-06")).isEqualTo(bodyRulesOf3 ? 400 : 201);
        assertThat(dated("1525579689000")).isEqualTo(400);
    }

    @Test
    void durations_are_milliseconds_from_3_on() {
        assertThat(with("duration", "1500").status()).isEqualTo(201);
        assertThat(with("duration", "0:00:00.000000").status()).isEqualTo(bodyRulesOf3 ? 400 : 201);
    }

    @Test
    void options_have_their_words() {
        assertThat(with("isFavorite", "true").status()).isEqualTo(201);
        assertThat(with("isFavorite", "yes").status()).isEqualTo(400);
        assertThat(with("visibility", "archive").status()).isEqualTo(201);
        assertThat(with("visibility", "nope").status()).isEqualTo(400);
        assertThat(with("unknown", "1").status()).isEqualTo(201);
        assertThat(with("livePhotoVideoId", "").status()).isEqualTo(400);
        assertThat(with("livePhotoVideoId", NOWHERE).text("message")).isEqualTo("Live photo video not found");
    }

    @Test
    void metadata_depends_on_the_version() {
        assertThat(with("metadata", "[{\"key\":\"mobile-app\",\"value\":{}}]").status())
                .isEqualTo(201);
        assertThat(with("metadata", "[{\"key\":\"drover\",\"value\":{}}]").status())
                .isEqualTo(major == 1 ? 400 : 201);
        assertThat(with("metadata", "zz").status()).isEqualTo(400);
        assertThat(with("metadata", "[]").status()).isEqualTo(major == 1 ? 500 : 201);
    }

    @Test
    void the_file_name_decides_the_type() {
        assertThat(named("n.txt").text("message")).isEqualTo("Unsupported file type n.txt");
        assertThat(named("noext").status()).isEqualTo(400);
        assertThat(named("only.xmp").status()).isEqualTo(400);
        assertThat(named("a/b/ä ü 日本 🐑.JPG").status()).isEqualTo(201);
    }

    @Test
    void the_stored_name_is_the_base_name_unless_a_field_says_otherwise() {
        String plain = named("a/b/ä ü 日本.jpg").text("id");
        String field = client.upload(Multipart.complete()
                        .file("assetData", "part.jpg", content())
                        .field("filename", "field.jpg"))
                .text("id");

        assertThat(client.get("/assets/" + plain).text("originalFileName")).isEqualTo("ä ü 日本.jpg");
        assertThat(client.get("/assets/" + field).text("originalFileName")).isEqualTo("field.jpg");
    }

    @Test
    void files_have_their_fields() {
        byte[] sidecar = "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"/>".getBytes(StandardCharsets.UTF_8);
        Multipart good = Multipart.complete().file("sidecarData", "a.jpg.xmp", sidecar);
        Multipart bad = Multipart.complete().file("sidecarData", "a.txt", sidecar);

        assertThat(client.upload(good.file("assetData", "a.jpg", content())).status())
                .isEqualTo(201);
        assertThat(client.upload(bad.file("assetData", "a.jpg", content())).text("message"))
                .isEqualTo("Unsupported file type a.txt");
        assertThat(client.upload(Multipart.complete().file("otherFile", "a.jpg", content()))
                        .text("message"))
                .isEqualTo("Unexpected field - otherFile");
        assertThat(client.upload(Multipart.complete()).text("message")).isEqualTo("File is required");
        assertThat(client.upload(photo(content()).file("assetData", "b.jpg", content()))
                        .text("message"))
                .isEqualTo("Unexpected field - assetData");
    }

    @Test
    void an_empty_file_is_refused_from_3_on() {
        TestClient.Reply reply = client.upload(Multipart.complete().file("assetData", "e.jpg", new byte[0]));

        if (reply.status() == 201) {
            removeLater(new byte[0]);
        }
        assertThat(reply.status() < 300).isEqualTo(!bodyRulesOf3);
    }

    @Test
    void a_form_without_its_end_is_refused() {
        byte[] body = photo(content()).unfinished();

        TestClient.Reply reply = client.call("POST", "/assets", Map.of("Content-Type", Multipart.contentType()), body);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.text("message")).isEqualTo("Multipart: Unexpected end of form");
    }

    @Test
    void a_known_checksum_in_the_header_is_answered_before_the_body() throws IOException {
        byte[] content = content();
        String id = client.upload(photo(content)).text("id");
        Map<String, String> checksum = Map.of("x-immich-checksum", TestClient.sha1(content));

        TestClient.Reply without = client.call("POST", "/assets", checksum, new byte[0]);
        Map<String, String> withType =
                Map.of("x-immich-checksum", TestClient.sha1(content), "Content-Type", Multipart.contentType());
        TestClient.Reply other =
                client.call("POST", "/assets", withType, photo(content()).finished());

        assertThat(without.text("id")).isEqualTo(id);
        assertThat(other.text("status")).isEqualTo("duplicate");
    }

    @Test
    void a_wrong_key_is_answered_before_the_body() throws IOException {
        try (RawClient raw = new RawClient(client.api())) {
            raw.beginUpload("not-a-key", 8_000_000);
            raw.send(new byte[100_000]);

            assertThat(raw.readHead()).startsWith("HTTP/1.1 401");
        }
    }

    @Test
    void a_key_without_the_permission_is_told_which_one() {
        TestClient limited = clientFor("asset.read");

        TestClient.Reply upload = limited.upload(photo(content()));
        TestClient.Reply check = limited.check("11".repeat(20));

        assertThat(upload.status()).isEqualTo(403);
        assertThat(upload.text("message")).isEqualTo("Missing required permission: asset.upload");
        assertThat(check.status()).isEqualTo(403);
        assertThat(limited.get("/api-keys/me").json().path("permissions")).hasSize(1);
    }

    @Test
    void errors_have_the_envelope_of_the_version() {
        TestClient.Reply wrong = client.withKey("not-a-key").get("/users/me");

        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.text("message")).isEqualTo("Invalid API key");
        assertThat(wrong.json().has("statusCode")).isEqualTo(!bodyRulesOf3);
        assertThat(wrong.headers().firstValue(bodyRulesOf3 ? "X-Correlation-ID" : "x-immich-cid"))
                .isPresent();
    }

    @Test
    void an_asset_says_what_it_is() {
        byte[] content = content();
        String id = client.upload(photo(content)).text("id");
        String sha1 = TestClient.sha1(content);

        JsonNode asset = client.get("/assets/" + id).json();

        assertThat(asset.path("checksum").asText())
                .isEqualTo(Base64.getEncoder().encodeToString(HexFormat.of().parseHex(sha1)));
        assertThat(asset.has("deviceAssetId")).isEqualTo(!bodyRulesOf3);
        assertThat(asset.path("isTrashed").asBoolean(true)).isFalse();
        assertThat(client.get("/assets/" + NOWHERE).status()).isEqualTo(400);
        assertThat(client.get("/assets/abc").status()).isEqualTo(400);
    }

    @Test
    void an_original_can_be_read_in_part() {
        byte[] content = content();
        String path = "/assets/" + client.upload(photo(content)).text("id") + "/original";

        TestClient.Reply first = client.call("GET", path, Map.of("Range", "bytes=0-0"), new byte[0]);
        TestClient.Reply beyond = client.call("GET", path, Map.of("Range", "bytes=99999999-"), new byte[0]);
        TestClient.Reply unknown = client.get("/assets/" + NOWHERE + "/original");

        assertThat(first.status()).isEqualTo(206);
        assertThat(first.body()).hasSize(1);
        assertThat(first.headers().firstValue("Content-Range")).contains("bytes 0-0/" + content.length);
        assertThat(beyond.status()).isEqualTo(bodyRulesOf3 ? 404 : 500);
        assertThat(unknown.status()).isEqualTo(bodyRulesOf3 ? 404 : 400);
    }

    @Test
    void what_has_not_changed_is_not_sent_again() {
        String asset = "/assets/" + client.upload(photo(content())).text("id");

        for (String path : List.of("/server/media-types", asset + "/original")) {
            String tag = client.get(path).headers().firstValue("ETag").orElseThrow();
            TestClient.Reply again = client.call("GET", path, Map.of("If-None-Match", tag), new byte[0]);

            assertThat(again.status()).isEqualTo(304);
            assertThat(again.body()).isEmpty();
        }
    }

    @Test
    void routes_that_are_not_there_are_404_and_pages_are_html() {
        assertThat(client.get("/nope").text("message")).isEqualTo("Cannot GET /api/nope");
        assertThat(client.get("/server/ping/").status()).isEqualTo(200);
        assertThat(client.plain("GET", "/api//server/ping", Map.of(), new byte[0])
                        .status())
                .isEqualTo(404);
        TestClient.Reply page = client.plain("GET", "/photos", Map.of(), new byte[0]);

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
        assertThat(client.plain("GET", "/.well-known/immich", Map.of(), new byte[0])
                        .json()
                        .at("/api/endpoint")
                        .asText())
                .isEqualTo("/api");
    }

    @Test
    void the_probes_answer() {
        assertThat(client.get("/server/ping").text("res")).isEqualTo("pong");
        assertThat(client.get("/server/media-types")
                        .json()
                        .path("sidecar")
                        .path(0)
                        .asText())
                .isEqualTo(".xmp");
        assertThat(client.get("/server/config").json().has("maintenanceMode")).isEqualTo(major > 1);
        assertThat(client.get("/server/features").json().path("trash").isBoolean())
                .isTrue();
        assertThat(client.get("/server/about").text("version")).startsWith("v" + major + ".");
        assertThat(client.get("/users/me").json().has("email")).isTrue();
        assertThat(client.get("/assets/statistics").json().path("total").isInt())
                .isTrue();
        assertThat(client.json("POST", "/auth/validateToken", "")
                        .json()
                        .path("authStatus")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void of_parallel_uploads_of_one_file_one_creates_it() {
        byte[] content = content();
        byte[] body = photo(content).finished();

        List<Integer> statuses = Stream.generate(() -> body)
                .limit(4)
                .parallel()
                .map(form -> client.call("POST", "/assets", Map.of("Content-Type", Multipart.contentType()), form)
                        .status())
                .sorted()
                .toList();

        assertThat(statuses).containsExactly(200, 200, 200, 201);
    }

    private TestClient.Reply with(String field, String value) {
        return client.upload(Multipart.complete().field(field, value).file("assetData", "contract.jpg", content()));
    }

    private TestClient.Reply named(String name) {
        return client.upload(Multipart.complete().file("assetData", name, content()));
    }

    private int dated(String date) {
        Multipart form = Multipart.withoutDates().field("fileCreatedAt", date).field("fileModifiedAt", date);
        return client.upload(form.file("assetData", "contract.jpg", content())).status();
    }
}

package io.drover.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

/** What changes of assets, and what is kept beside them, rely on in Immich. */
abstract class AssetContract extends ContractBase {
    AssetContract(ServerUnderTest server) {
        super(server);
    }

    @Test
    void an_update_sets_what_it_names_and_leaves_the_rest() {
        String id = uploaded();

        JsonNode first = update(id, "{\"isFavorite\":true,\"description\":\"hello\",\"rating\":3}")
                .json();
        JsonNode second = update(id, "{\"visibility\":\"archive\",\"latitude\":48.85,\"longitude\":2.35}")
                .json();

        assertThat(first.path("isFavorite").asBoolean()).isTrue();
        assertThat(first.at("/exifInfo/description").asText()).isEqualTo("hello");
        assertThat(first.at("/exifInfo/rating").asInt()).isEqualTo(3);
        assertThat(second.path("isFavorite").asBoolean()).isTrue();
        assertThat(second.path("visibility").asText()).isEqualTo("archive");
        assertThat(second.path("isArchived").asBoolean()).isTrue();
        assertThat(second.at("/exifInfo/latitude").asDouble()).isEqualTo(48.85);
        assertThat(second.at("/exifInfo/longitude").asDouble()).isEqualTo(2.35);
        assertThat(second.has("owner")).isFalse();
        assertThat(client.get("/assets/" + id).json().has("owner")).isTrue();
    }

    @Test
    void an_update_of_nothing_or_of_what_is_unknown_changes_nothing() {
        String id = uploaded();

        assertThat(update(id, "{}").status()).isEqualTo(200);
        assertThat(update(id, "{\"bogus\":1}").status()).isEqualTo(200);
        assertThat(update(id, "{\"isFavorite\":\"perhaps\"}").status()).isEqualTo(400);
        assertThat(update(id, "{\"visibility\":\"nope\"}").status()).isEqualTo(400);
        assertThat(update(NOWHERE, "{\"isFavorite\":true}").text("message"))
                .isEqualTo("Not found or no asset.update access");
        assertThat(update("abc", "{}").status()).isEqualTo(400);
    }

    @Test
    void ratings_depend_on_the_version() {
        String id = uploaded();

        assertThat(update(id, "{\"rating\":9}").status()).isEqualTo(400);
        assertThat(update(id, "{\"rating\":-1}").json().at("/exifInfo/rating").asInt())
                .isEqualTo(-1);
        assertThat(update(id, "{\"rating\":null}").status()).isEqualTo(major == 1 ? 400 : 200);
        TestClient.Reply zero = update(id, "{\"rating\":0}");

        assertThat(zero.status()).isEqualTo(major > 2 ? 400 : 200);
        assertThat(zero.json().at("/exifInfo/rating").isNull()).isEqualTo(major == 2);
    }

    @Test
    void a_place_is_a_latitude_and_a_longitude() {
        String id = uploaded();

        assertThat(update(id, "{\"latitude\":1.5}").status()).isEqualTo(400);
        assertThat(update(id, "{\"longitude\":1.5}").status()).isEqualTo(400);
        assertThat(update(id, "{\"latitude\":91,\"longitude\":1.5}").status()).isEqualTo(400);
    }

    @Test
    void a_new_date_is_in_exif_at_once_and_in_the_asset_later() {
        String id = uploaded();

        JsonNode answer = update(id, "{\"dateTimeOriginal\":\"2010-01-02T03:04:05.000+02:00\"}")
                .json();

        assertThat(answer.at("/exifInfo/dateTimeOriginal").asText()).startsWith("2010-01-02T01:04:05");
        assertThat(answer.path("fileCreatedAt").asText()).startsWith("2018-05-06");
        JsonNode later = eventually(
                        "/assets/" + id, reply -> reply.text("fileCreatedAt").startsWith("2010"))
                .json();
        assertThat(later.path("fileCreatedAt").asText()).isEqualTo("2010-01-02T01:04:05.000Z");
    }

    @Test
    void a_still_hides_its_video_and_lets_it_go() {
        String still = uploaded();
        String video = client.upload(Multipart.complete().file("assetData", "live.mov", content()))
                .text("id");

        JsonNode linked =
                update(still, "{\"livePhotoVideoId\":\"" + video + "\"}").json();
        String hidden = client.get("/assets/" + video).text("visibility");
        JsonNode unlinked = update(still, "{\"livePhotoVideoId\":null}").json();

        assertThat(linked.path("livePhotoVideoId").asText()).isEqualTo(video);
        assertThat(hidden).isEqualTo("hidden");
        assertThat(unlinked.path("livePhotoVideoId").isNull()).isTrue();
        assertThat(client.get("/assets/" + video).text("visibility")).isEqualTo("timeline");
        assertThat(update(still, "{\"livePhotoVideoId\":\"" + NOWHERE + "\"}").text("message"))
                .isEqualTo("Live photo video not found");
        assertThat(update(still, "{\"livePhotoVideoId\":\"" + still + "\"}").text("message"))
                .isEqualTo("Live photo video must be a video");
    }

    @Test
    void what_an_upload_says_of_an_asset_is_kept() {
        String video = client.upload(Multipart.complete().file("assetData", "live.mov", content()))
                .text("id");
        String still = client.upload(photo(content())
                        .field("isFavorite", "true")
                        .field("visibility", "archive")
                        .field("livePhotoVideoId", video))
                .text("id");

        JsonNode asset = client.get("/assets/" + still).json();

        assertThat(asset.path("isFavorite").asBoolean()).isTrue();
        assertThat(asset.path("visibility").asText()).isEqualTo("archive");
        assertThat(asset.path("livePhotoVideoId").asText()).isEqualTo(video);
        assertThat(client.get("/assets/" + video).text("visibility")).isEqualTo("hidden");
    }

    @Test
    void an_update_needs_its_permission_and_is_a_patch_too_from_3_on() {
        String id = uploaded();
        String many = "{\"ids\":[\"" + id + "\"],\"isFavorite\":true}";

        TestClient.Reply limited = clientFor("asset.read").json("PUT", "/assets/" + id, "{\"isFavorite\":true}");
        TestClient.Reply one = client.json("PATCH", "/assets/" + id, "{\"rating\":5}");

        assertThat(limited.text("message")).isEqualTo("Missing required permission: asset.update");
        assertThat(one.status()).isEqualTo(major > 2 ? 200 : 404);
        assertThat(client.json("PATCH", "/assets", many).status()).isEqualTo(major > 2 ? 204 : 404);
        assertThat(client.get("/assets/" + id).json().path("isFavorite").asBoolean())
                .isEqualTo(major > 2);
    }

    @Test
    void an_update_of_many_changes_all_or_nothing() {
        String first = uploaded();
        String second = uploaded();

        assertThat(updateAll("\"isFavorite\":true,\"visibility\":\"archive\"", first, second)
                        .status())
                .isEqualTo(204);
        TestClient.Reply refused = updateAll("\"isFavorite\":false", first, NOWHERE);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("message")).isEqualTo("Not found or no asset.update access");
        for (String id : new String[] {first, second}) {
            JsonNode asset = client.get("/assets/" + id).json();
            assertThat(asset.path("isFavorite").asBoolean()).isTrue();
            assertThat(asset.path("isArchived").asBoolean()).isTrue();
        }
        assertThat(updateAll("\"isFavorite\":true").status()).isEqualTo(204);
        assertThat(updateAll("\"isFavorite\":true", "abc").status()).isEqualTo(400);
        assertThat(client.json("PUT", "/assets", "{}").status()).isEqualTo(400);
    }

    @Test
    void many_dates_move_by_minutes() {
        String id = uploaded();
        update(id, "{\"dateTimeOriginal\":\"2010-01-02T03:04:05.000Z\"}");

        assertThat(updateAll("\"dateTimeRelative\":60,\"timeZone\":\"Europe/Paris\"", id)
                        .status())
                .isEqualTo(204);

        JsonNode exif = client.get("/assets/" + id).json().path("exifInfo");
        assertThat(exif.path("dateTimeOriginal").asText()).startsWith("2010-01-02T04:04:05");
        assertThat(exif.path("timeZone").asText()).isEqualTo("Europe/Paris");
        assertThat(updateAll("\"dateTimeRelative\":60,\"dateTimeOriginal\":\"2010-01-02T03:04:05.000Z\"", id)
                        .status())
                .isEqualTo(400);
    }

    @Test
    void jobs_are_taken_by_name() {
        String id = uploaded();

        for (String name :
                new String[] {"refresh-metadata", "regenerate-thumbnail", "transcode-video", "refresh-faces"}) {
            assertThat(jobs(id, name).status()).isEqualTo(204);
        }
        assertThat(jobs(id, "bogus").status()).isEqualTo(400);
        assertThat(jobs(NOWHERE, "refresh-metadata").text("message")).isEqualTo("Not found or no asset.update access");
    }

    @Test
    void what_a_device_has_is_known_before_3() {
        String name = "contract-" + TestClient.sha1(content());
        Multipart form = new Multipart()
                .field("deviceAssetId", name)
                .field("deviceId", "contract-device")
                .field("fileCreatedAt", "2018-05-06T04:08:09.000Z")
                .field("fileModifiedAt", "2018-05-06T04:08:09.000Z");
        String id =
                client.upload(form.file("assetData", "device.jpg", content())).text("id");
        int found = major > 2 ? 404 : 200;

        TestClient.Reply listed = client.get("/assets/device/contract-device");
        delete(id, false);
        TestClient.Reply existing = exist("contract-device", "\"" + name + "\",\"nope\"");

        assertThat(listed.status()).isEqualTo(found);
        assertThat(listed.json().toString().contains(name)).isEqualTo(major < 3);
        assertThat(existing.status()).isEqualTo(found);
        assertThat(existing.json().path("existingIds").toString()).isEqualTo(major < 3 ? "[\"" + name + "\"]" : "");
        assertThat(client.get("/assets/device/contract-device").json().toString())
                .doesNotContain(name);
        assertThat(exist("contract-device", "").status()).isEqualTo(major < 3 ? 400 : 404);
        assertThat(exist("another-device", "\"" + name + "\"").json().path("existingIds"))
                .isEmpty();
    }

    @Test
    void random_assets_are_asked_for_elsewhere_from_3_on() {
        uploaded();
        uploaded();

        TestClient.Reply one = client.get("/assets/random");
        TestClient.Reply two = client.get("/assets/random?count=2");
        TestClient.Reply none = client.get("/assets/random?count=0");

        assertThat(one.status()).isEqualTo(major > 2 ? 400 : 200);
        assertThat(two.json().isArray()).isEqualTo(major < 3);
        assertThat(two.json().path(1).path("id").isTextual()).isEqualTo(major < 3);
        assertThat(none.status()).isEqualTo(400);
    }

    @Test
    void metadata_is_kept_by_key() {
        String id = uploaded();
        String path = "/assets/" + id + "/metadata";

        JsonNode none = client.get(path).json();
        TestClient.Reply put = putMetadata(id, "{\"key\":\"mobile-app\",\"value\":{\"iCloudId\":\"a/1\"}}");
        TestClient.Reply own = putMetadata(id, "{\"key\":\"drover\",\"value\":{\"n\":1}}");

        assertThat(none).isEmpty();
        assertThat(put.json().at("/0/value/iCloudId").asText()).isEqualTo("a/1");
        assertThat(put.json().at("/0/updatedAt").asText()).endsWith("Z");
        assertThat(own.status()).isEqualTo(major == 1 ? 400 : 200);
        assertThat(client.get(path).json()).hasSize(major == 1 ? 1 : 2);
        assertThat(client.get(path + "/mobile-app").text("key")).isEqualTo("mobile-app");
        assertThat(client.get(path + "/nokey").json().path("message").toString())
                .contains(major == 1 ? "key must be one of" : "not found for asset with id");
        assertThat(client.json("DELETE", path + "/mobile-app", "").status()).isEqualTo(204);
        assertThat(client.json("DELETE", path + "/mobile-app", "").status()).isEqualTo(204);
        assertThat(client.get(path + "/mobile-app").status()).isEqualTo(400);
    }

    @Test
    void metadata_has_rules() {
        String id = uploaded();

        assertThat(putMetadata(id, "{\"key\":\"mobile-app\",\"value\":\"text\"}")
                        .status())
                .isEqualTo(400);
        assertThat(putMetadata(id, "{\"key\":\"mobile-app\",\"value\":{}},{\"key\":\"mobile-app\",\"value\":{}}")
                        .text("message"))
                .contains("Duplicate items are not allowed");
        assertThat(putMetadata(id, "").status()).isEqualTo(major == 1 ? 500 : 200);
        assertThat(putMetadata(NOWHERE, "{\"key\":\"mobile-app\",\"value\":{}}").text("message"))
                .isEqualTo("Not found or no asset.update access");
        assertThat(client.get("/assets/" + NOWHERE + "/metadata").text("message"))
                .isEqualTo("Not found or no asset.read access");
    }

    @Test
    void metadata_comes_with_an_upload() {
        String id = client.upload(
                        photo(content()).field("metadata", "[{\"key\":\"mobile-app\",\"value\":{\"iCloudId\":\"x\"}}]"))
                .text("id");

        assertThat(client.get("/assets/" + id + "/metadata")
                        .json()
                        .at("/0/value/iCloudId")
                        .asText())
                .isEqualTo("x");
    }

    @Test
    void metadata_of_many_is_set_and_removed_at_once_from_2_on() {
        String first = uploaded();
        String second = uploaded();
        String values = "{\"items\":[" + ofAsset(first, ",\"value\":{\"b\":1}") + ","
                + ofAsset(second, ",\"value\":{\"b\":2}") + "]}";
        String keys = "{\"items\":[" + ofAsset(second, "") + "]}";

        TestClient.Reply put = client.json("PUT", "/assets/metadata", values);
        TestClient.Reply removed = client.json("DELETE", "/assets/metadata", keys);

        assertThat(put.status()).isEqualTo(major == 1 ? 400 : 200);
        assertThat(put.json().isArray()).isEqualTo(major > 1);
        assertThat(removed.status()).isEqualTo(major == 1 ? 404 : 204);
        assertThat(client.get("/assets/" + first + "/metadata").json()).hasSize(major == 1 ? 0 : 1);
        assertThat(client.get("/assets/" + second + "/metadata").json()).isEmpty();
    }

    @Test
    void a_favourite_is_copied_from_2_on() {
        String source = uploaded();
        String target = uploaded();
        update(source, "{\"isFavorite\":true}");

        TestClient.Reply kept = copy(source, target, ",\"favorite\":false");
        boolean before =
                client.get("/assets/" + target).json().path("isFavorite").asBoolean();
        TestClient.Reply copied = copy(source, target, "");

        assertThat(kept.status()).isEqualTo(major == 1 ? 400 : 204);
        assertThat(before).isFalse();
        assertThat(copied.status()).isEqualTo(major == 1 ? 400 : 204);
        assertThat(client.get("/assets/" + target).json().path("isFavorite").asBoolean())
                .isEqualTo(major > 1);
        assertThat(copy(source, NOWHERE, "").status()).isEqualTo(400);
    }

    private TestClient.Reply update(String id, String body) {
        return client.json("PUT", "/assets/" + id, body);
    }

    private TestClient.Reply updateAll(String changes, String... ids) {
        String list = ids.length == 0 ? "" : "\"" + String.join("\",\"", ids) + "\"";
        return client.json("PUT", "/assets", "{\"ids\":[" + list + "]," + changes + "}");
    }

    private TestClient.Reply jobs(String id, String name) {
        return client.json("POST", "/assets/jobs", "{\"assetIds\":[\"" + id + "\"],\"name\":\"" + name + "\"}");
    }

    private TestClient.Reply exist(String device, String names) {
        return client.json(
                "POST", "/assets/exist", "{\"deviceId\":\"" + device + "\",\"deviceAssetIds\":[" + names + "]}");
    }

    private TestClient.Reply putMetadata(String id, String items) {
        return client.json("PUT", "/assets/" + id + "/metadata", "{\"items\":[" + items + "]}");
    }

    private static String ofAsset(String id, String value) {
        return "{\"assetId\":\"" + id + "\",\"key\":\"drover\"" + value + "}";
    }

    private TestClient.Reply copy(String source, String target, String flags) {
        String body = "{\"sourceId\":\"" + source + "\",\"targetId\":\"" + target + "\"" + flags + "}";
        return client.json("PUT", "/assets/copy", body);
    }
}

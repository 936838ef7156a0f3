package io.drover.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What Drover relies on in Immich's searches. */
abstract class SearchContract extends ContractBase {
    /** In the names of this test's files alone. */
    private final String mark = UUID.randomUUID().toString();

    SearchContract(ServerUnderTest server) {
        super(server);
    }

    @Test
    void an_asset_is_found_by_its_checksum_in_hex_and_in_base64() {
        byte[] content = content();
        String id = client.upload(photo(content)).text("id");
        String hex = TestClient.sha1(content);
        String base64 = Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hex));

        assertThat(found("\"checksum\":\"" + hex + "\"")).containsExactly(id);
        assertThat(found("\"checksum\":\"" + base64 + "\"")).containsExactly(id);
        assertThat(found("\"checksum\":\"" + "11".repeat(20) + "\"")).isEmpty();
        assertThat(found("\"id\":\"" + id + "\"")).containsExactly(id);
    }

    @Test
    void a_part_of_the_name_is_enough_whatever_its_case() {
        String id = named(mark + "-Été.JPG");

        assertThat(found(byName())).containsExactly(id);
        assertThat(found("\"originalFileName\":\"" + mark + "-ete\"")).containsExactly(id);
    }

    @Test
    void a_page_counts_itself_and_names_the_next_one() {
        List<String> ids = List.of(named(mark + "-1.jpg"), named(mark + "-2.jpg"), named(mark + "-3.jpg"));

        JsonNode first = search(byName() + ",\"size\":2").json().path("assets");
        JsonNode second = search(byName() + ",\"size\":2,\"page\":2").json().path("assets");

        assertThat(first.path("total").asInt()).isEqualTo(2);
        assertThat(first.path("count").asInt()).isEqualTo(2);
        assertThat(first.path("nextPage").isTextual()).isTrue();
        assertThat(first.path("nextPage").asText()).isEqualTo("2");
        assertThat(first.path("facets")).isEmpty();
        assertThat(second.path("count").asInt()).isEqualTo(1);
        assertThat(second.path("nextPage").isNull()).isTrue();
        assertThat(second.path("items").findValuesAsText("id"))
                .doesNotContainAnyElementsOf(first.path("items").findValuesAsText("id"));
        assertThat(found(byName())).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(search(byName()).json().at("/albums/total").asInt(-1)).isZero();
    }

    @Test
    void the_last_photo_comes_first_unless_it_is_asked_otherwise() {
        String old = taken("2001-02-03T04:05:06.000Z");
        String recent = taken("2019-02-03T04:05:06.000Z");

        assertThat(found(byName())).containsExactly(recent, old);
        assertThat(found(byName() + ",\"order\":\"asc\"")).containsExactly(old, recent);
        assertThat(found(byName() + ",\"takenBefore\":\"2010-01-01T00:00:00.000Z\""))
                .containsExactly(old);
        assertThat(found(byName() + ",\"takenAfter\":\"2010-01-01T00:00:00.000Z\""))
                .containsExactly(recent);
        assertThat(found(byName() + ",\"createdBefore\":\"2010-01-01T00:00:00.000Z\""))
                .isEmpty();
        assertThat(found(byName() + ",\"updatedAfter\":\"2020-01-01T00:00:00.000Z\""))
                .hasSize(2);
    }

    @Test
    void before_3_a_search_shows_the_timeline_alone_and_then_all_but_what_is_locked() {
        String timeline = seen("timeline");
        String archive = seen("archive");
        String hidden = seen("hidden");

        assertThat(found(byName()))
                .containsExactlyInAnyOrderElementsOf(
                        major < 3 ? List.of(timeline) : List.of(timeline, archive, hidden));
        assertThat(found(byName() + ",\"visibility\":\"archive\"")).containsExactly(archive);
        assertThat(found(byName() + ",\"visibility\":\"hidden\"")).containsExactly(hidden);
        assertThat(search("\"visibility\":\"locked\"").status()).isEqualTo(401);
        assertThat(search("\"visibility\":\"locked\"").text("message")).isEqualTo("Elevated permission is required");
        assertThat(random("\"visibility\":\"locked\"").status()).isEqualTo(401);
    }

    @Test
    void the_trash_is_searched_when_it_is_asked_for() {
        String kept = named(mark + "-kept.jpg");
        String trashed = named(mark + "-trashed.jpg");
        delete(trashed, false);

        assertThat(found(byName())).containsExactly(kept);
        assertThat(found(byName() + ",\"withDeleted\":true")).containsExactlyInAnyOrder(kept, trashed);
        assertThat(found(byName() + ",\"trashedAfter\":\"2020-01-01T00:00:00.000Z\""))
                .containsExactly(trashed);
        assertThat(found(byName() + ",\"trashedBefore\":\"2020-01-01T00:00:00.000Z\""))
                .isEmpty();
    }

    @Test
    void favourites_and_types_are_told_apart() {
        String plain = named(mark + "-plain.jpg");
        String favourite = upload("isFavorite", "true", mark + "-favourite.jpg");
        String video = named(mark + "-video.mp4");

        assertThat(found(byName() + ",\"isFavorite\":true")).containsExactly(favourite);
        assertThat(found(byName() + ",\"isFavorite\":false")).containsExactlyInAnyOrder(plain, video);
        assertThat(found(byName() + ",\"type\":\"VIDEO\"")).containsExactly(video);
        assertThat(found(byName() + ",\"isMotion\":true")).isEmpty();
        assertThat(found(byName() + ",\"isOffline\":true")).isEmpty();
    }

    @Test
    void what_no_album_holds_is_found_and_what_all_of_some_albums_hold() {
        String free = named(mark + "-free.jpg");
        String held = named(mark + "-held.jpg");
        String one = album(held);
        String other = album();

        try {
            assertThat(found(byName() + ",\"isNotInAlbum\":true")).containsExactly(free);
            assertThat(found("\"albumIds\":[\"" + one + "\"]")).containsExactly(held);
            assertThat(found("\"albumIds\":[\"" + one + "\",\"" + other + "\"]"))
                    .isEmpty();
        } finally {
            client.json("DELETE", "/albums/" + one, "");
            client.json("DELETE", "/albums/" + other, "");
        }
    }

    @Test
    void a_tag_stands_for_those_below_it() {
        String tagged = named(mark + "-tagged.jpg");
        String below = client.json("PUT", "/tags", "{\"tags\":[\"" + mark + "/below\"]}")
                .json()
                .at("/0/id")
                .asText();
        String above = client.json("PUT", "/tags", "{\"tags\":[\"" + mark + "\"]}")
                .json()
                .at("/0/id")
                .asText();
        client.json("PUT", "/tags/" + below + "/assets", "{\"ids\":[\"" + tagged + "\"]}");

        try {
            assertThat(found("\"tagIds\":[\"" + below + "\"]")).containsExactly(tagged);
            assertThat(found("\"tagIds\":[\"" + above + "\"]")).containsExactly(tagged);
            assertThat(found("\"tagIds\":[\"" + NOWHERE + "\"]")).isEmpty();
        } finally {
            client.json("DELETE", "/tags/" + above, "");
        }
    }

    @Test
    void devices_are_searched_before_3_and_ignored_from_then_on() {
        String id = named(mark + "-device.jpg");

        assertThat(found(byName() + ",\"deviceAssetId\":\"test-1\",\"deviceId\":\"test\""))
                .containsExactly(id);
        assertThat(found(byName() + ",\"deviceId\":\"another\"")).hasSize(major < 3 ? 0 : 1);
    }

    @Test
    void what_is_found_tells_less_than_an_asset_alone() {
        named(mark + "-brief.jpg");

        JsonNode brief = search(byName()).json().at("/assets/items/0");
        JsonNode withExif = search(byName() + ",\"withExif\":true").json().at("/assets/items/0");

        assertThat(brief.has("checksum")).isTrue();
        assertThat(brief.has("exifInfo")).isFalse();
        assertThat(brief.has("owner")).isFalse();
        assertThat(brief.has("tags")).isFalse();
        assertThat(brief.has("deviceAssetId")).isEqualTo(major < 3);
        assertThat(withExif.at("/exifInfo/fileSizeInByte").asInt()).isEqualTo(2_000);
    }

    @Test
    void some_are_shown_by_chance() {
        List<String> ids = List.of(taken("2001-02-03T04:05:06.000Z"), taken("2001-02-04T04:05:06.000Z"));
        String day = "\"takenAfter\":\"2001-02-03T00:00:00.000Z\",\"takenBefore\":\"2001-02-05T00:00:00.000Z\"";

        assertThat(random(day).json().findValuesAsText("id")).containsAll(ids);
        assertThat(random(day + ",\"size\":1").json()).hasSize(1);
        assertThat(random("\"size\":1001").status()).isEqualTo(400);
    }

    @Test
    void a_search_wants_what_it_can_read() {
        assertThat(search("\"size\":1001").status()).isEqualTo(400);
        assertThat(search("\"size\":0").status()).isEqualTo(400);
        assertThat(search("\"page\":0").status()).isEqualTo(400);
        assertThat(search("\"type\":\"SONG\"").status()).isEqualTo(400);
        assertThat(search("\"visibility\":\"everywhere\"").status()).isEqualTo(400);
        assertThat(search("\"takenAfter\":\"yesterday\"").status()).isEqualTo(400);
        assertThat(search("\"takenAfter\":\"2018-05-06\"").status()).isEqualTo(major < 3 ? 200 : 400);
        assertThat(search("\"albumIds\":[\"abc\"]").status()).isEqualTo(400);
        assertThat(search("\"isFavorite\":\"perhaps\"").status()).isEqualTo(400);
        assertThat(search("\"rating\":6").status()).isEqualTo(400);
        assertThat(search("\"rating\":-1").status()).isEqualTo(major < 3 ? 200 : 400);
        assertThat(search("\"rating\":null").status()).isEqualTo(major == 1 ? 400 : 200);
        assertThat(search("\"invented\":1,\"size\":1").status()).isEqualTo(200);
        assertThat(clientFor("user.read").json("POST", "/search/metadata", "{}").text("message"))
                .isEqualTo("Missing required permission: asset.read");
    }

    private String byName() {
        return "\"originalFileName\":\"" + mark + "\"";
    }

    private TestClient.Reply search(String fields) {
        return client.json("POST", "/search/metadata", "{" + fields + "}");
    }

    private TestClient.Reply random(String fields) {
        return client.json("POST", "/search/random", "{" + fields + "}");
    }

    private List<String> found(String fields) {
        List<String> ids = new ArrayList<>();
        search(fields)
                .json()
                .at("/assets/items")
                .forEach(item -> ids.add(item.path("id").asText()));
        return ids;
    }

    private String named(String fileName) {
        return client.upload(Multipart.complete().file("assetData", fileName, content()))
                .text("id");
    }

    private String upload(String field, String value, String fileName) {
        return client.upload(Multipart.complete().field(field, value).file("assetData", fileName, content()))
                .text("id");
    }

    private String seen(String visibility) {
        return upload("visibility", visibility, mark + "-" + visibility + ".jpg");
    }

    private String taken(String time) {
        Multipart form = Multipart.withoutDates().field("fileCreatedAt", time).field("fileModifiedAt", time);
        return client.upload(form.file("assetData", mark + "-taken.jpg", content()))
                .text("id");
    }

    private String album(String... assets) {
        String ids = assets.length == 0 ? "[]" : "[\"" + String.join("\",\"", assets) + "\"]";
        return client.json("POST", "/albums", "{\"albumName\":\"" + mark + "\",\"assetIds\":" + ids + "}")
                .text("id");
    }
}

package io.drover.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What Drover relies on in Immich's albums, tags and stacks. */
abstract class CollectionContract extends ContractBase {
    /** Paths of what is to be deleted after the test. */
    private final List<String> collections = new ArrayList<>();

    /** A name that no album and no tag has. */
    private final String name = "contract " + UUID.randomUUID();

    CollectionContract(ServerUnderTest server) {
        super(server);
    }

    @AfterEach
    void remove_the_collections() {
        collections.forEach(path -> client.json("DELETE", path, ""));
    }

    @Test
    void an_album_begins_with_its_assets_and_leaves_out_what_is_not_there() {
        String asset = uploaded();

        TestClient.Reply made = album("\"description\":\"d\",\"assetIds\":" + list(asset, NOWHERE));

        assertThat(made.status()).isEqualTo(201);
        assertThat(made.text("albumName")).isEqualTo(name);
        assertThat(made.text("description")).isEqualTo("d");
        assertThat(made.text("albumThumbnailAssetId")).isEqualTo(asset);
        assertThat(made.json().path("assetCount").asInt()).isEqualTo(1);
        assertThat(made.text("startDate")).startsWith("2018-05-06T");
        assertThat(made.json().path("shared").asBoolean(true)).isFalse();
        assertThat(made.json().has("assets")).isEqualTo(major < 3);
    }

    @Test
    void an_album_names_its_owner_as_the_version_does() {
        JsonNode album = album("").json();
        String me = client.get("/users/me").text("id");

        assertThat(album.has("owner")).isEqualTo(major < 3);
        assertThat(album.path("ownerId").asText()).isEqualTo(major < 3 ? me : "");
        assertThat(album.path("albumUsers")).hasSize(major < 3 ? 0 : 1);
        assertThat(album.at("/albumUsers/0/role").asText()).isEqualTo(major < 3 ? "" : "owner");
        assertThat(album.at(major < 3 ? "/owner/id" : "/albumUsers/0/user/id").asText())
                .isEqualTo(me);
    }

    @Test
    void two_albums_may_have_one_name() {
        String first = album("").text("id");
        String second = album("").text("id");

        assertThat(second).isNotEqualTo(first);
        assertThat(ids("/albums")).contains(first, second);
        assertThat(client.get("/albums/" + first).json().has("startDate")).isFalse();
    }

    @Test
    void albums_are_found_by_what_the_version_asks_for() {
        String asset = uploaded();
        String holding = album("\"assetIds\":" + list(asset)).text("id");
        String empty = album("").text("id");
        String byName = "/albums?name=" + name.replace(" ", "%20");

        assertThat(ids("/albums?assetId=" + asset)).containsExactly(holding);
        assertThat(ids("/albums?assetId=" + NOWHERE)).isEmpty();
        assertThat(ids(major < 3 ? "/albums?shared=true" : "/albums?isShared=true"))
                .doesNotContain(holding, empty);
        assertThat(ids(major < 3 ? "/albums?shared=false" : "/albums?isShared=false"))
                .contains(holding, empty);
        assertThat(ids("/albums?isOwned=false").contains(holding)).isEqualTo(major < 3);
        assertThat(ids("/albums?id=" + holding).contains(empty)).isEqualTo(major < 3);
        assertThat(ids(byName)).contains(holding, empty);
        assertThat(ids(byName.substring(0, byName.length() - 1)).contains(holding))
                .isEqualTo(major < 3);
        assertThat(client.get("/albums?assetId=abc").status()).isEqualTo(400);
        assertThat(client.get("/albums?shared=maybe").status()).isEqualTo(major < 3 ? 400 : 200);
        assertThat(client.get("/albums?isShared=maybe").status()).isEqualTo(major < 3 ? 200 : 400);
    }

    @Test
    void each_asset_that_is_put_in_or_taken_out_has_its_result() {
        String inIt = uploaded();
        String isNew = uploaded();
        String path = "/albums/" + album("\"assetIds\":" + list(inIt)).text("id");

        JsonNode put = change("PUT", path, inIt, isNew, NOWHERE, isNew);
        JsonNode taken = change("DELETE", path, isNew, NOWHERE);

        assertThat(results(put)).containsExactly("duplicate", "success", "no_permission", "duplicate");
        assertThat(put.get(1).path("id").asText()).isEqualTo(isNew);
        assertThat(results(taken)).containsExactly("success", "not_found");
        assertThat(client.get(path).json().path("assetCount").asInt()).isEqualTo(1);
    }

    @Test
    void an_album_tells_its_assets_before_3() {
        String asset = uploaded();
        String path = "/albums/" + album("\"assetIds\":" + list(asset)).text("id");

        JsonNode whole = client.get(path).json();
        JsonNode without = client.get(path + "?withoutAssets=true").json();

        assertThat(whole.path("assetCount").asInt()).isEqualTo(1);
        assertThat(whole.path("lastModifiedAssetTimestamp").asText()).endsWith("Z");
        assertThat(whole.at("/assets/0/id").asText()).isEqualTo(major < 3 ? asset : "");
        assertThat(whole.at("/assets/0").has("exifInfo")).isEqualTo(major < 3);
        assertThat(whole.at("/assets/0").has("owner")).isFalse();
        assertThat(without.path("assetCount").asInt()).isEqualTo(1);
        assertThat(without.path("assets")).isEmpty();
    }

    @Test
    void an_album_is_described_anew() {
        String asset = uploaded();
        String other = uploaded();
        String path = "/albums/" + album("\"assetIds\":" + list(asset)).text("id");

        TestClient.Reply changed =
                client.json("PATCH", path, "{\"description\":\"new\",\"order\":\"asc\",\"isActivityEnabled\":false}");
        TestClient.Reply wrong = client.json("PATCH", path, "{\"albumThumbnailAssetId\":\"" + other + "\"}");

        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.text("albumName")).isEqualTo(name);
        assertThat(changed.text("description")).isEqualTo("new");
        assertThat(client.get(path).text("order")).isEqualTo("asc");
        assertThat(client.get(path).json().path("isActivityEnabled").asBoolean(true))
                .isFalse();
        assertThat(wrong.text("message")).isEqualTo("Invalid album thumbnail");
        assertThat(client.json("PATCH", path, "{\"order\":\"sideways\"}").status())
                .isEqualTo(400);
    }

    @Test
    void an_album_is_counted_until_it_is_deleted() {
        int before = client.get("/albums/statistics").json().path("owned").asInt();
        String path = "/albums/" + album("").text("id");

        assertThat(client.get("/albums/statistics").json().path("owned").asInt())
                .isEqualTo(before + 1);
        assertThat(client.json("DELETE", path, "").status()).isEqualTo(204);
        assertThat(client.get("/albums/statistics").json().path("owned").asInt())
                .isEqualTo(before);
        assertThat(client.json("DELETE", path, "").text("message")).isEqualTo("Not found or no album.delete access");
    }

    @Test
    void what_is_no_album_is_told_by_the_permission() {
        String path = "/albums/" + NOWHERE;
        String ids = "{\"ids\":" + list(NOWHERE) + "}";

        assertThat(client.get(path).status()).isEqualTo(400);
        assertThat(client.get(path).text("message")).isEqualTo("Not found or no album.read access");
        assertThat(client.json("PATCH", path, "{}").text("message")).isEqualTo("Not found or no album.update access");
        assertThat(client.json("PUT", path + "/assets", ids).text("message"))
                .isEqualTo("Not found or no albumAsset.create access");
        assertThat(client.json("DELETE", path + "/assets", ids).text("message"))
                .isEqualTo("Not found or no albumAsset.delete access");
        assertThat(client.get("/albums/abc").status()).isEqualTo(400);
    }

    @Test
    void an_album_wants_a_name_and_ids_that_are_ids() {
        TestClient.Reply nameless = client.json("POST", "/albums", "{}");

        assertThat(nameless.status()).isEqualTo(400);
        assertThat(nameless.json().path("message").isArray()).isEqualTo(major < 3);
        assertThat(nameless.json().at("/errors/0/path/0").asText()).isEqualTo(major < 3 ? "" : "albumName");
        assertThat(album("\"assetIds\":[\"abc\"]").status()).isEqualTo(400);
    }

    @Test
    void every_call_on_collections_wants_its_permission() {
        TestClient limited = clientFor("user.read");

        assertThat(limited.get("/albums").text("message")).isEqualTo("Missing required permission: album.read");
        assertThat(limited.json("PUT", "/tags", "{}").text("message"))
                .isEqualTo("Missing required permission: tag.create");
        assertThat(limited.json("POST", "/stacks", "{}").status()).isEqualTo(403);
        assertThat(limited.get("/albums/statistics").status()).isEqualTo(403);
    }

    @Test
    void a_path_of_tags_makes_those_above_too() {
        TestClient.Reply made = tags(name + "/a/b", name + "/c", name + "/a/b");
        List<String> all = client.get("/tags").json().findValuesAsText("value");

        assertThat(made.status()).isEqualTo(200);
        assertThat(made.json().findValuesAsText("value")).containsExactly(name + "/a/b", name + "/c");
        assertThat(made.json().findValuesAsText("name")).containsExactly("b", "c");
        assertThat(made.json().get(0).path("parentId").asText()).isNotEmpty();
        assertThat(all).contains(name, name + "/a", name + "/a/b", name + "/c");
        assertThat(tags(name + "/a/b").json().get(0).path("id"))
                .isEqualTo(made.json().get(0).path("id"));
    }

    @Test
    void each_asset_that_is_tagged_has_its_result() {
        String asset = uploaded();
        String path = "/tags/" + tags(name).json().get(0).path("id").asText();

        JsonNode put = change("PUT", path, asset, asset, NOWHERE);
        List<String> borne = client.get("/assets/" + asset).json().path("tags").findValuesAsText("value");
        JsonNode taken = change("DELETE", path, asset, NOWHERE);

        assertThat(results(put)).containsExactly("success", "duplicate", "no_permission");
        assertThat(borne).containsExactly(name);
        assertThat(results(taken)).containsExactly("success", "not_found");
        assertThat(client.get("/assets/" + asset).json().path("tags")).isEmpty();
    }

    @Test
    void many_tags_on_many_assets_are_counted() {
        List<String> tags = ids(tags(name + "/a", name + "/b").json());
        String body = "{\"tagIds\":" + list(tags.get(0), tags.get(1), NOWHERE) + ",\"assetIds\":"
                + list(uploaded(), uploaded(), NOWHERE) + "}";

        JsonNode first = client.json("PUT", "/tags/assets", body).json();
        JsonNode again = client.json("PUT", "/tags/assets", body).json();

        assertThat(first.path("count").asInt()).isEqualTo(4);
        assertThat(again.path("count").asInt(-1)).isZero();
    }

    @Test
    void a_tag_is_deleted_with_those_below_it() {
        String above = tags(name).json().get(0).path("id").asText();
        tags(name + "/a");

        assertThat(client.json("DELETE", "/tags/" + above, "").status()).isEqualTo(204);
        assertThat(client.get("/tags").json().findValuesAsText("value")).noneMatch(value -> value.startsWith(name));
        assertThat(client.json("DELETE", "/tags/" + above, "").text("message"))
                .isEqualTo("Not found or no tag.delete access");
        assertThat(client.json("PUT", "/tags", "{}").status()).isEqualTo(400);
    }

    @Test
    void a_stack_shows_its_first_asset_and_each_asset_knows_it() {
        String first = uploaded();
        String second = uploaded();

        TestClient.Reply made = stack(first, second);
        JsonNode known = client.get("/assets/" + second).json().path("stack");

        assertThat(made.status()).isEqualTo(201);
        assertThat(made.text("primaryAssetId")).isEqualTo(first);
        assertThat(ids(made.json().path("assets"))).containsExactly(first, second);
        assertThat(known.path("id").asText()).isEqualTo(made.text("id"));
        assertThat(known.path("primaryAssetId").asText()).isEqualTo(first);
        assertThat(known.path("assetCount").asInt()).isEqualTo(2);
        assertThat(ids("/stacks?primaryAssetId=" + first)).containsExactly(made.text("id"));
        assertThat(ids("/stacks?primaryAssetId=" + second)).isEmpty();
        assertThat(client.get("/stacks?primaryAssetId=abc").status()).isEqualTo(400);
    }

    @Test
    void another_asset_can_stand_for_a_stack() {
        String first = uploaded();
        String second = uploaded();
        String path = "/stacks/" + stack(first, second).text("id");

        TestClient.Reply changed = client.json("PUT", path, "{\"primaryAssetId\":\"" + second + "\"}");
        TestClient.Reply stranger = client.json("PUT", path, "{\"primaryAssetId\":\"" + uploaded() + "\"}");

        assertThat(changed.text("primaryAssetId")).isEqualTo(second);
        assertThat(ids(client.get(path).json().path("assets"))).containsExactly(second, first);
        assertThat(stranger.text("message")).isEqualTo("Primary asset must be in the stack");
    }

    @Test
    void a_stack_takes_in_the_one_that_its_asset_stood_for() {
        String first = uploaded();
        String second = uploaded();
        String third = uploaded();
        String old = stack(first, second).text("id");

        TestClient.Reply made = stack(third, first);

        assertThat(ids(made.json().path("assets"))).containsExactlyInAnyOrder(third, first, second);
        assertThat(client.get("/stacks/" + old).text("message")).isEqualTo("Not found or no stack.read access");
    }

    @Test
    void a_stack_is_dissolved_and_its_assets_stay() {
        String asset = uploaded();
        String one = stack(asset, uploaded()).text("id");
        String other = stack(uploaded(), uploaded()).text("id");

        assertThat(client.json("DELETE", "/stacks/" + one, "").status()).isEqualTo(204);
        assertThat(client.get("/assets/" + asset).json().path("stack").isNull()).isTrue();
        assertThat(client.json("DELETE", "/stacks", "{\"ids\":" + list(other, NOWHERE) + "}")
                        .status())
                .isEqualTo(400);
        assertThat(client.get("/stacks/" + other).status()).isEqualTo(200);
        assertThat(client.json("DELETE", "/stacks", "{\"ids\":" + list(other) + "}")
                        .status())
                .isEqualTo(204);
        assertThat(client.get("/stacks/" + other).status()).isEqualTo(400);
    }

    @Test
    void from_2_on_an_asset_is_copied_into_the_albums_and_the_stack_of_another() {
        String source = uploaded();
        String target = uploaded();
        String album = album("\"assetIds\":" + list(source)).text("id");
        String stack = stack(source, uploaded()).text("id");

        TestClient.Reply copied =
                client.json("PUT", "/assets/copy", "{\"sourceId\":\"" + source + "\",\"targetId\":\"" + target + "\"}");

        assertThat(copied.status()).isEqualTo(major < 2 ? 400 : 204);
        assertThat(ids("/albums?assetId=" + target)).isEqualTo(major < 2 ? List.of() : List.of(album));
        assertThat(client.get("/stacks/" + stack).json().path("assets")).hasSize(major < 2 ? 2 : 3);
    }

    @Test
    void a_copy_merges_the_stacks_of_both() {
        String source = uploaded();
        String target = uploaded();
        String from = stack(source, uploaded()).text("id");
        String into = stack(target, uploaded()).text("id");

        client.json(
                "PUT",
                "/assets/copy",
                "{\"albums\":false,\"sourceId\":\"" + source + "\",\"targetId\":\"" + target + "\"}");

        assertThat(client.get("/stacks/" + from).status()).isEqualTo(major < 2 ? 200 : 400);
        assertThat(client.get("/stacks/" + into).json().path("assets")).hasSize(major < 2 ? 2 : 4);
    }

    @Test
    void a_stack_wants_two_assets_of_ones_own() {
        assertThat(stack(uploaded()).status()).isEqualTo(400);
        assertThat(stack(uploaded(), "abc").status()).isEqualTo(400);
        assertThat(stack(uploaded(), NOWHERE).text("message")).isEqualTo("Not found or no asset.update access");
    }

    private TestClient.Reply album(String more) {
        String rest = more.isEmpty() ? "" : "," + more;
        TestClient.Reply made = client.json("POST", "/albums", "{\"albumName\":\"" + name + "\"" + rest + "}");
        collections.add("/albums/" + made.text("id"));
        return made;
    }

    private TestClient.Reply tags(String... paths) {
        TestClient.Reply made = client.json("PUT", "/tags", "{\"tags\":" + list(paths) + "}");
        for (JsonNode tag : client.get("/tags").json()) {
            if (tag.path("value").asText().equals(name)) {
                collections.add("/tags/" + tag.path("id").asText());
            }
        }
        return made;
    }

    private TestClient.Reply stack(String... assets) {
        TestClient.Reply made = client.json("POST", "/stacks", "{\"assetIds\":" + list(assets) + "}");
        collections.add("/stacks/" + made.text("id"));
        return made;
    }

    private JsonNode change(String method, String path, String... assets) {
        return client.json(method, path + "/assets", "{\"ids\":" + list(assets) + "}")
                .json();
    }

    private List<String> ids(String path) {
        return ids(client.get(path).json());
    }

    private static List<String> ids(JsonNode things) {
        List<String> ids = new ArrayList<>();
        things.forEach(thing -> ids.add(thing.path("id").asText()));
        return ids;
    }

    private static List<String> results(JsonNode bulk) {
        List<String> results = new ArrayList<>();
        bulk.forEach(
                one -> results.add(one.path("error").asText(one.path("success").asBoolean() ? "success" : "")));
        return results;
    }

    private static String list(String... texts) {
        return Arrays.stream(texts).map(text -> '"' + text + '"').collect(Collectors.joining(",", "[", "]"));
    }
}

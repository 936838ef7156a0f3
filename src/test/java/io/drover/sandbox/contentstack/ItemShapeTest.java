package io.drover.sandbox.contentstack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import io.drover.sandbox.contentstack.StackClient.Reply;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the stack says has the keys, and the types of JSON, that samples of the real service have. */
class ItemShapeTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final List<String> OWN_FIELDS = List.of("url", "featured");

    private ContentstackServer server;
    private StackContent content;
    private StackClient client;

    @BeforeEach
    void start() throws IOException {
        server = ContentstackServer.builder().start();
        content = server.content();
        client = StackClient.of(server);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void a_page_has_the_fields_of_the_recorded_one() throws IOException {
        for (int i = 0; i < 101; i++) {
            content.publish(entry("entry" + i));
        }

        Reply page = client.sync("init", "true");

        assertThat(shape(page.json())).isEqualTo(shape(sample("ruby/sync_init.json")));
    }

    @Test
    void an_entry_has_what_all_recorded_entries_have_and_its_own_fields() throws IOException {
        List<JsonNode> recorded = new ArrayList<>();
        sample("ruby/sync_init.json").path("items").forEach(recorded::add);
        Map<String, JsonNodeType> common = new TreeMap<>(shape(recorded.get(0).path("data")));
        recorded.forEach(
                item -> common.entrySet().retainAll(shape(item.path("data")).entrySet()));
        content.publish(entry("one"));

        JsonNode item = client.begin().items().get(0);

        assertThat(shape(item)).isEqualTo(shape(recorded.get(0)));
        assertThat(shape(item.at("/data/publish_details")))
                .isEqualTo(shape(recorded.get(0).at("/data/publish_details")));
        Map<String, JsonNodeType> data = shape(item.path("data"));
        data.keySet().removeAll(OWN_FIELDS);
        assertThat(data).isEqualTo(common);
    }

    @ParameterizedTest
    @CsvSource({
        "entry_published, publish-entry",
        "entry_unpublished, unpublish-entry",
        "entry_deleted, delete-entry",
        "asset_published, publish-asset",
        "asset_unpublished, unpublish-asset",
        "asset_deleted, delete-asset",
        "content_type_deleted, delete-content-type"
    })
    void each_type_has_what_its_sample_has(String type, String file) throws IOException {
        JsonNode expected = sample("datasync-manager/" + file + ".json");
        String token = client.begin().syncToken();
        everythingHappens();

        JsonNode told = client.since(token).items().stream()
                .filter(item -> item.path("type").asText().equals(type))
                .findFirst()
                .orElseThrow();

        assertThat(shape(told)).isEqualTo(shape(expected));
        assertThat(shape(told.path("data"))).containsAllEntriesOf(shape(expected.path("data")));
        assertThat(shape(told.at("/data/publish_details")))
                .containsAllEntriesOf(shape(expected.at("/data/publish_details")));
    }

    @Test
    void an_asset_has_a_text_for_its_size_and_no_locale_when_it_is_published() {
        everythingHappens();
        content.publish(ContentKey.asset("photo", "en-us"));

        JsonNode data = client.begin("type", "asset_published").items().get(0).path("data");

        assertThat(data.path("file_size").getNodeType()).isEqualTo(JsonNodeType.STRING);
        assertThat(data.has("locale")).isFalse();
        assertThat(data.fieldNames())
                .toIterable()
                .contains("uid", "filename", "url", "content_type", "file_size", "dimension", "is_dir", "_version");
    }

    @Test
    void what_is_gone_has_a_uid_and_a_locale_and_at_most_a_title() {
        everythingHappens();

        assertThat(client.begin().items())
                .filteredOn(item -> item.path("type").asText().matches(".*_(unpublished|deleted)"))
                .filteredOn(item -> !item.path("data").isEmpty())
                .isNotEmpty()
                .allSatisfy(item -> assertThat(item.path("data").fieldNames())
                        .toIterable()
                        .contains("uid", "locale")
                        .isSubsetOf("uid", "locale", "title"));
    }

    @Test
    void an_error_has_the_fields_of_the_recorded_ones() throws IOException {
        JsonNode recorded = sample("recorded-swift-errors/422-141-entry.json").at("/response/body");

        Stream<Reply> errors = Stream.of(
                client.sync("sync_token", "blt0"),
                client.sync("init", "true", "content_type_uid", "blog"),
                client.without("api_key").sync("init", "true"),
                client.without("access_token").sync("init", "true"));

        assertThat(errors).allSatisfy(error -> assertThat(shape(error.json())).isEqualTo(shape(recorded)));
        assertThat(client.sync("init", "true", "content_type_uid", "UID").json())
                .isEqualTo(
                        sample("recorded-swift-errors/422-118-contenttype.json").at("/response/body"));
    }

    private void everythingHappens() {
        for (String uid : List.of("kept", "hidden", "deleted")) {
            content.publish(entry(uid));
            content.save(new AssetUpload(uid + "-photo", "photo.jpg", "image/jpeg", new byte[3]));
            content.publish(ContentKey.asset(uid + "-photo", "en-us"));
        }
        content.save(new AssetUpload("photo", "photo.jpg", "image/jpeg", new byte[3]));
        content.unpublish(entry("hidden").key());
        content.unpublish(ContentKey.asset("hidden-photo", "en-us"));
        content.delete("article", "deleted");
        content.delete(ContentKey.ASSETS, "deleted-photo");
        content.deleteContentType("author");
    }

    private static EntryDraft entry(String uid) {
        return EntryDraft.of("article", uid, "en-us", "Title")
                .with("url", "/" + uid)
                .with("featured", true);
    }

    private static Map<String, JsonNodeType> shape(JsonNode object) {
        Map<String, JsonNodeType> shape = new TreeMap<>();
        object.properties()
                .forEach(field -> shape.put(field.getKey(), field.getValue().getNodeType()));
        return shape;
    }

    private static JsonNode sample(String name) throws IOException {
        try (InputStream in =
                Objects.requireNonNull(ItemShapeTest.class.getResourceAsStream("/contentstack/" + name), name)) {
            return MAPPER.readTree(in);
        }
    }
}

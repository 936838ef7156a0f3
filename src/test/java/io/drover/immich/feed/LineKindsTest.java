package io.drover.immich.feed;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.drover.feed.Operation;
import io.drover.feed.SourceChange;
import io.drover.immich.api.SyncLine;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every line that a release's document lists is understood, by fields that its data have. */
class LineKindsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> ABOUT_THE_STREAM = List.of("SyncAckV1", "SyncResetV1", "SyncCompleteV1");

    /** Schemas of the data whose names do not follow from the line's. */
    private static final Map<String, String> SCHEMAS = Map.of(
            "MemoryToAssetV1", "SyncMemoryAssetV1",
            "MemoryToAssetDeleteV1", "SyncMemoryAssetDeleteV1",
            "PartnerAssetDeleteV1", "SyncAssetDeleteV1",
            "PartnerStackDeleteV1", "SyncStackDeleteV1");

    /** What each line says, where the value of each field is the field's name: operation, key and parents. */
    private static final Map<String, String> MEANINGS = Map.ofEntries(
            Map.entry("AuthUserV1", "upsert auth-user/id"),
            Map.entry("UserV1", "upsert user/id"),
            Map.entry("UserDeleteV1", "delete user/userId"),
            Map.entry("UserMetadataV1", "upsert user-metadata/userId/key user/userId"),
            Map.entry("UserMetadataDeleteV1", "delete user-metadata/userId/key"),
            Map.entry("AssetV", "upsert asset/id"),
            Map.entry("AssetDeleteV1", "delete asset/assetId"),
            Map.entry("AssetExifV1", "upsert exif/assetId asset/assetId"),
            Map.entry("AssetEditV1", "upsert edit/id asset/assetId"),
            Map.entry("AssetEditDeleteV1", "delete edit/editId"),
            Map.entry("AssetMetadataV1", "upsert metadata/assetId/key asset/assetId"),
            Map.entry("AssetMetadataDeleteV1", "delete metadata/assetId/key"),
            Map.entry("AssetOcrV1", "upsert ocr/id asset/assetId ocr-of/assetId"),
            Map.entry("AssetOcrDeleteV1", "delete ocr-of/assetId"),
            Map.entry("AssetFaceV", "upsert face/id asset/assetId"),
            Map.entry("AssetFaceDeleteV1", "delete face/assetFaceId"),
            Map.entry("PersonV1", "upsert person/id"),
            Map.entry("PersonDeleteV1", "delete person/personId"),
            Map.entry("StackV1", "upsert stack/id"),
            Map.entry("StackDeleteV1", "delete stack/stackId"),
            Map.entry("MemoryV1", "upsert memory/id"),
            Map.entry("MemoryDeleteV1", "delete memory/memoryId"),
            Map.entry("MemoryToAssetV1", "upsert memory-link/memoryId/assetId memory/memoryId asset/assetId"),
            Map.entry("MemoryToAssetDeleteV1", "delete memory-link/memoryId/assetId"),
            Map.entry("PartnerV1", "upsert partner/sharedById/sharedWithId"),
            Map.entry("PartnerDeleteV1", "delete partner/sharedById/sharedWithId"),
            Map.entry("PartnerAssetV", "upsert partner-asset/id partner/ownerId/me"),
            Map.entry("PartnerAssetDeleteV1", "delete partner-asset/assetId"),
            Map.entry("PartnerAssetExifV1", "upsert partner-exif/assetId partner-asset/assetId"),
            Map.entry("PartnerStackV1", "upsert partner-stack/id partner/ownerId/me"),
            Map.entry("PartnerStackDeleteV1", "delete partner-stack/stackId"),
            Map.entry("AlbumV", "upsert album/id"),
            Map.entry("AlbumDeleteV1", "delete album/albumId"),
            Map.entry("AlbumUserV1", "upsert album-user/albumId/userId album/albumId"),
            Map.entry("AlbumUserDeleteV1", "delete album-user/albumId/userId"),
            Map.entry("AlbumAssetV", "upsert album-asset/id asset/id"),
            Map.entry("AlbumAssetExifV1", "upsert album-exif/assetId album-asset/assetId"),
            Map.entry("AlbumToAssetV1", "upsert album-link/albumId/assetId album/albumId asset/assetId"),
            Map.entry("AlbumToAssetDeleteV1", "delete album-link/albumId/assetId"));

    private static JsonNode schemas(String version) throws IOException {
        try (InputStream in = LineKindsTest.class.getResourceAsStream("/openapi/immich-" + version + ".json")) {
            return JSON.readTree(requireNonNull(in)).path("components").path("schemas");
        }
    }

    private static List<String> lines(JsonNode schemas) {
        List<String> lines = new ArrayList<>();
        schemas.path("SyncEntityType").path("enum").forEach(name -> lines.add(name.asText()));
        lines.removeAll(ABOUT_THE_STREAM);
        return lines;
    }

    private static LineKind kind(String line) {
        return requireNonNull(LineKinds.of(line), line);
    }

    /** Without the words that say why a line is told. */
    private static String plain(String line) {
        return line.replaceFirst("Backfill|Create|Update", "");
    }

    private static String schema(String line) {
        String plain = plain(line);
        String shared = plain.replaceFirst("^(Partner|Album)(Asset|Stack)", "$2");
        return SCHEMAS.getOrDefault(plain, "Sync" + shared);
    }

    private static SourceChange change(String line, JsonNode schema) throws IOException {
        var data = JSON.createObjectNode();
        schema.path("properties").fieldNames().forEachRemaining(field -> data.put(field, field));
        String text = JSON.createObjectNode()
                .put("type", line)
                .<ObjectNode>set("data", data)
                .put("ack", line + "|1")
                .toString();
        SyncLine read = SyncLine.parse(text.getBytes(StandardCharsets.UTF_8));
        return new LineMapper("me", Privacy.SHOWN).change(read, LineAck.of(read.ack()));
    }

    private static String meaning(String line) {
        String plain = plain(line);
        String meaning = MEANINGS.get(plain);
        return meaning != null ? meaning : MEANINGS.getOrDefault(plain.replaceFirst("\\d+$", ""), "nothing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.135.3", "1.144.1", "2.7.5", "3.1.0"})
    void every_line_of_a_release_means_something(String version) throws IOException {
        JsonNode schemas = schemas(version);

        assertThat(lines(schemas)).isNotEmpty();
        for (String line : lines(schemas)) {
            JsonNode schema = schemas.path(schema(line));
            assertThat(schema.path("properties"))
                    .as(line + " has the data " + schema(line))
                    .isNotEmpty();
            SourceChange change = change(line, schema);
            String said = change.operation().label() + " " + change.key()
                    + (change.parents().isEmpty() ? "" : " " + String.join(" ", change.parents()));
            assertThat(said).as(line).isEqualTo(meaning(line));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.135.3", "1.144.1", "2.7.5", "3.1.0"})
    void every_field_that_names_a_thing_is_one_that_a_line_must_have(String version) throws IOException {
        JsonNode schemas = schemas(version);

        for (String line : lines(schemas)) {
            List<String> required = new ArrayList<>();
            schemas.path(schema(line)).path("required").forEach(name -> required.add(name.asText()));
            List<String> used = new ArrayList<>(kind(line).fields());
            used.remove(LineFields.ME);
            assertThat(required).as(line).containsAll(used);
        }
    }

    @Test
    void a_deletion_is_of_a_type_that_is_told_too() throws IOException {
        TreeSet<String> told = new TreeSet<>();
        TreeSet<String> gone = new TreeSet<>();

        for (String line : lines(schemas("3.1.0"))) {
            LineKind kind = kind(line);
            (kind.operation() == Operation.UPSERT ? told : gone).add(kind.type());
        }

        assertThat(told).containsAll(gone);
    }

    @Test
    void lines_that_two_releases_alone_had_are_known() {
        assertThat(LineKinds.of("AlbumAssetV1")).isEqualTo(LineKinds.of("AlbumAssetCreateV1"));
        assertThat(LineKinds.of("AlbumAssetExifV1")).isEqualTo(LineKinds.of("AlbumAssetExifCreateV1"));
    }

    @Test
    void only_what_is_known_is_acknowledged() {
        assertThat(LineKinds.mayAcknowledge("AssetV2")).isTrue();
        assertThat(LineKinds.mayAcknowledge("SyncCompleteV1")).isTrue();
        assertThat(LineKinds.mayAcknowledge("TagV1")).isFalse();
    }
}

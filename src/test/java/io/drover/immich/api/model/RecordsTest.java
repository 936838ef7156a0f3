package io.drover.immich.api.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.drover.http.WireJson;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Records say what a server said, whatever its version, and no more than may be seen. */
class RecordsTest {
    private static final ObjectMapper PLAIN = new ObjectMapper();
    private static final String ASSET =
            "{\"id\":\"a8d5e9e5-9eba-476e-8cc8-0f295cd861d2\",\"type\":\"VIDEO\",\"ownerId\":\"o\","
                    + "\"originalFileName\":\"a.mp4\",\"originalPath\":\"/a.mp4\",\"checksum\":\"H/iPgb3gRMtqKdjWq4ih3mSdNoc=\","
                    + "\"fileCreatedAt\":\"2018-05-06T04:08:09.500Z\",\"fileModifiedAt\":\"2018-05-06T04:08:09.500Z\","
                    + "\"localDateTime\":\"2018-05-06T06:08:09.500Z\",\"updatedAt\":\"2024-05-06T04:08:09.500Z\",\"isFavorite\":false,"
                    + "\"isArchived\":false,\"isTrashed\":false,\"isOffline\":false,\"visibility\":\"timeline\",\"hasMetadata\":true";

    private static Asset asset(String rest) throws IOException {
        return WireJson.record(PLAIN.readTree(ASSET + rest + "}"), Asset.class);
    }

    @Test
    void a_duration_is_read_in_the_form_of_each_version_and_kept_as_it_came() throws IOException {
        Asset old = asset(",\"duration\":\"0:01:02.500000\",\"deviceId\":\"phone\"");
        Asset young = asset(",\"duration\":62500");

        assertThat(old.length()).isEqualTo(Duration.ofMillis(62_500)).isEqualTo(young.length());
        assertThat(WireJson.object(old).path("duration").asText()).isEqualTo("0:01:02.500000");
        assertThat(WireJson.object(young).path("duration").asInt()).isEqualTo(62_500);
    }

    @Test
    void a_picture_has_no_duration() throws IOException {
        assertThat(asset(",\"duration\":\"0:00:00.00000\"").length()).isNull();
        assertThat(asset(",\"duration\":null").length()).isNull();
        assertThat(asset("").length()).isNull();
        assertThat(WireJson.object(asset(",\"duration\":null")).get("duration").isNull())
                .isTrue();
    }

    @Test
    void a_checksum_is_told_as_hex_too() throws IOException {
        assertThat(asset("").checksumHex()).isEqualTo("1ff88f81bde044cb6a29d8d6ab88a1de649d3687");
    }

    @Test
    void an_asset_is_written_as_it_was_read() throws IOException {
        String json = ASSET
                + ",\"duration\":1,\"exifInfo\":{\"make\":null,\"fNumber\":1.8},\"people\":[{\"id\":\"p\",\"x\":null}],"
                + "\"stack\":null,\"isEdited\":false,\"new\":{\"in\":[4.2]}}";
        JsonNode said = PLAIN.readTree(json);

        assertThat((JsonNode) WireJson.object(WireJson.record(said, Asset.class)))
                .isEqualTo(said);
    }

    @Test
    void null_in_a_clients_metadata_is_sent() {
        UpdateAssetMetadata update =
                new UpdateAssetMetadata("a", List.of(new MetadataItem("k", Collections.singletonMap("gone", null))));

        assertThat(WireJson.object(update).path("items").path(0).path("value").has("gone"))
                .isTrue();
    }

    @Test
    void null_and_nothing_are_two_things_where_both_mean_something() {
        UpdateAsset unlinks =
                WireJson.record(Map.of("id", "a", "livePhotoVideoId", Optional.empty()), UpdateAsset.class);
        UpdateAsset leaves = WireJson.record(Map.of("id", "a"), UpdateAsset.class);

        assertThat(unlinks.livePhotoVideoId()).isEmpty();
        assertThat(leaves.livePhotoVideoId()).isNull();
        assertThat(WireJson.object(unlinks)).hasToString("{\"id\":\"a\",\"livePhotoVideoId\":null}");
        assertThat(WireJson.object(leaves)).hasToString("{\"id\":\"a\"}");
    }

    @Test
    void an_album_tells_its_owner_in_every_version() throws IOException {
        String album = "{\"id\":\"x\",\"albumName\":\"A\",\"description\":\"\",\"assetCount\":0,\"shared\":false,"
                + "\"hasSharedLink\":false,\"isActivityEnabled\":true,\"createdAt\":\"t\",\"updatedAt\":\"t\",";
        String member = "{\"role\":\"%s\",\"user\":{\"id\":\"%s\",\"email\":\"e\",\"name\":\"n\"}}";
        String old = album + "\"ownerId\":\"me\",\"albumUsers\":[" + String.format(member, "editor", "you") + "]}";
        String young = album + "\"albumUsers\":[" + String.format(member, "editor", "you") + ","
                + String.format(member, "owner", "me") + "]}";

        assertThat(WireJson.record(PLAIN.readTree(old), Album.class).ownedBy()).isEqualTo("me");
        assertThat(WireJson.record(PLAIN.readTree(young), Album.class).ownedBy())
                .isEqualTo("me");
    }

    @Test
    void a_time_keeps_its_offset() {
        assertThat(IsoTime.of(OffsetDateTime.parse("2018-05-06T06:08:09+02:00")).text())
                .isEqualTo("2018-05-06T06:08:09+02:00");
        assertThat(IsoTime.of(Instant.parse("2018-05-06T04:08:09Z")).text()).isEqualTo("2018-05-06T04:08:09Z");
        assertThat(new IsoTime("2018-05-06T06:08+02:00").instant()).isEqualTo("2018-05-06T04:08:00Z");
        assertThatThrownBy(() -> new IsoTime("2018-05-06")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void secrets_are_not_shown() {
        LoginAnswer answer = new LoginAnswer("hunter2", "u", "e@x", "n", false, false, Map.of("a", "hunter2"));
        CreatedSession session =
                new CreatedSession("i", "hunter2", false, "t", "o", "c", "u", null, Map.of("a", "hunter2"));

        assertThat(answer + " " + session + " " + new Login("e@x", "hunter2"))
                .contains("e@x")
                .doesNotContain("hunter2");
    }
}

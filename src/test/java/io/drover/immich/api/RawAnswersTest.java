package io.drover.immich.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.drover.http.ApiException;
import io.drover.immich.api.model.GetDeltaSync;
import io.drover.immich.api.model.GetFullSyncForUser;
import io.drover.immich.api.model.IsoTime;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read to be passed on is equal to what the server wrote: each field, null or not, and each digit. */
class RawAnswersTest {
    private static final ObjectMapper EXACT =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    private static final GetFullSyncForUser QUESTION =
            new GetFullSyncForUser(null, new IsoTime("2100-01-01T00:00:00Z"), 10, null);

    private static List<RawThing> read(String json) {
        try (AnsweringServer server = AnsweringServer.of(2, 7, 5).answers("POST /sync/full-sync", 200, json)) {
            return server.client().call(RawAnswers.GET_FULL_SYNC_FOR_USER, QUESTION);
        }
    }

    private static List<JsonNode> recorded(String version) throws IOException {
        String name = "/transcripts/immich-" + version + ".jsonl";
        List<JsonNode> assets = new ArrayList<>();
        try (InputStream text = Objects.requireNonNull(RawAnswersTest.class.getResourceAsStream(name), name)) {
            for (String line : new String(text.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                JsonNode answer = EXACT.readTree(line).path("answer");
                answer.path("upserted").forEach(assets::add);
                answer.path("assets").path("items").forEach(assets::add);
                if (line.contains("/api/sync/full-sync")) {
                    answer.forEach(assets::add);
                }
            }
        }
        return assets.stream().filter(asset -> asset.has("id")).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.144.1", "2.7.5", "3.1.0"})
    void recorded_assets_come_out_as_they_went_in(String version) throws IOException {
        List<JsonNode> recorded = recorded(version);

        List<RawThing> read = read(recorded.toString());

        assertThat(read).hasSizeGreaterThan(3);
        for (int i = 0; i < recorded.size(); i++) {
            assertThat(EXACT.readTree(read.get(i).json())).isEqualTo(recorded.get(i));
            assertThat(read.get(i).id()).isEqualTo(recorded.get(i).path("id").asText());
            assertThat(read.get(i).updatedAt())
                    .isEqualTo(recorded.get(i).path("updatedAt").asText());
        }
    }

    @Test
    void nothing_of_any_value_is_lost() {
        String odd = "{\"id\":\"a\",\"latitude\":51.500000000000000000001,\"big\":123456789012345678901234567890,"
                + "\"fraction\":1.50,\"nothing\":null,\"text\":\"\\\"\\\\ü日本\",\"deep\":{\"id\":\"b\",\"list\":[[],{},[1,null,true]]},"
                + "\"ownerId\":null}";

        RawThing read = read("[" + odd + "]").get(0);

        assertThat(read.json()).isEqualTo(odd);
        assertThat(read).hasToString("a");
        assertThat(read.id()).isEqualTo("a");
        assertThat(read.ownerId()).isNull();
    }

    @Test
    void a_thing_without_an_id_is_named_by_its_place() {
        assertThatThrownBy(() -> read("[{\"id\":\"a\"},{\"ownerId\":\"b\"}]"))
                .isInstanceOf(ApiException.class)
                .hasMessageContaining("the field [1].id is missing or of another kind");
    }

    @Test
    void what_is_no_thing_is_named_by_its_place() {
        assertThatThrownBy(() -> read("[[]]"))
                .isInstanceOf(ApiException.class)
                .hasMessageContaining("the field [0] is missing or of another kind");
    }

    @Test
    void nothing_stands_in_for_them_where_the_server_lacks_them() {
        try (AnsweringServer server = AnsweringServer.of(3, 1, 0)) {
            GetDeltaSync question = new GetDeltaSync(new IsoTime("2026-01-01T00:00:00Z"), List.of("me"));

            assertThatThrownBy(() -> server.client().call(RawAnswers.GET_DELTA_SYNC, question))
                    .isInstanceOf(NotInThisVersionException.class);
        }
    }
}

package io.drover.immich.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.drover.http.WireJson;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What real servers answered is read by the records, and written as it was: but for fields that are null. */
class RecordedAnswersTest {
    private static final ObjectMapper PLAIN = new ObjectMapper();

    private static List<String> exchanges(String version) throws IOException {
        String name = "/transcripts/immich-" + version + ".jsonl";
        try (InputStream text = Objects.requireNonNull(RecordedAnswersTest.class.getResourceAsStream(name), name)) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }

    /** The one whose path says most literally what was called. */
    private static Optional<ApiOperation<?, ?>> operation(JsonNode exchange) {
        String path = exchange.path("path").asText().replaceFirst("^/api", "").replaceFirst("[?].*", "");
        return Operations.all().stream()
                .filter(operation ->
                        operation.method().name().equals(exchange.path("method").asText()))
                .filter(operation -> path.matches(operation.path().replaceAll("\\{\\w+}", "[^/]+")))
                .min(Comparator.comparingInt(operation -> operation.path().split("\\{", -1).length));
    }

    private static JsonNode withoutNulls(JsonNode node) {
        JsonNode copy = node.deepCopy();
        if (copy instanceof ObjectNode object) {
            object.removeIf(JsonNode::isNull);
            object.properties().forEach(field -> field.setValue(withoutNulls(field.getValue())));
        }
        if (copy instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, withoutNulls(array.get(i)));
            }
        }
        return copy;
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.144.1", "2.7.5", "3.1.0"})
    void every_recorded_answer_is_read_and_nothing_of_it_is_lost(String version) throws IOException {
        Set<String> seen = new HashSet<>();
        for (String line : exchanges(version)) {
            JsonNode exchange = PLAIN.readTree(line);
            Optional<ApiOperation<?, ?>> operation = operation(exchange);
            JsonNode answer = exchange.path("answer");
            if (operation.isEmpty() || exchange.path("status").asInt() / 100 != 2 || answer.isMissingNode()) {
                continue;
            }
            Class<?> type = operation.get().answer();
            if (type.isRecord() && !operation.get().givesNothing()) {
                seen.add(operation.get().id());
                for (JsonNode one : operation.get().isList() ? answer : List.of(answer)) {
                    Object record = WireJson.record(one, type);

                    assertThat(withoutNulls(WireJson.object(record)))
                            .as(
                                    "%s, %s",
                                    operation.get().id(), exchange.path("title").asText())
                            .isEqualTo(withoutNulls(one));
                }
            }
        }
        assertThat(seen).contains("getServerConfig", "checkBulkUpload", "uploadAsset", "getAssetStatistics");
    }
}

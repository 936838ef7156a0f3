package io.drover.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A request that was sent to a real server, and what the server said. The fields are told in the README beside the
 * recordings.
 */
record RecordedExchange(String version, JsonNode json) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** Those of a file under {@code /transcripts}, in the order of their recording. */
    static List<RecordedExchange> of(String file, String version) throws IOException {
        List<RecordedExchange> exchanges = new ArrayList<>();
        try (InputStream lines = RecordedExchange.class.getResourceAsStream("/transcripts/" + file)) {
            assertThat(lines).as(file).isNotNull();
            MAPPER.readerFor(JsonNode.class)
                    .<JsonNode>readValues(lines)
                    .forEachRemaining(line -> exchanges.add(new RecordedExchange(version, line)));
        }
        return exchanges;
    }

    /** The version, the area and the title, which is how a table speaks of it. */
    String title() {
        return version + " " + text("area") + ": " + text("title");
    }

    Instant at() {
        return Instant.parse(text("at"));
    }

    int status() {
        return json.path("status").asInt();
    }

    String text(String field) {
        return json.path(field).asText();
    }

    /** The texts of an object, such as the headers of the request or of the answer, by their names. */
    Map<String, String> texts(String field) {
        Map<String, String> texts = new LinkedHashMap<>();
        json.path(field)
                .fields()
                .forEachRemaining(
                        entry -> texts.put(entry.getKey(), entry.getValue().asText()));
        return texts;
    }

    /** The lines of a stream of JSON. */
    static JsonNode lines(byte[] stream) {
        try {
            return MAPPER.createArrayNode()
                    .addAll(MAPPER.readerFor(JsonNode.class)
                            .<JsonNode>readValues(stream)
                            .readAll());
        } catch (IOException e) {
            throw new AssertionError("not lines of JSON: " + new String(stream, UTF_8), e);
        }
    }
}

package io.drover;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.drover.testing.KafkaBroker;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A feed's events in a topic of one partition, as a reader sees them who drops what has come before.
 *
 * @param once the first of each id, in their order
 */
record TopicEvents(List<JsonNode> once) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Reads all. @throws AssertionError when two with the same id are not the same */
    static TopicEvents of(KafkaBroker broker, String topic) throws IOException {
        Map<String, JsonNode> events = new LinkedHashMap<>();
        for (ConsumerRecord<String, byte[]> told : broker.records(topic)) {
            JsonNode event = JSON.readTree(told.value());
            JsonNode before = events.putIfAbsent(event.path("id").asText(), event);
            assertThat(event).isEqualTo(before == null ? event : before);
        }
        return new TopicEvents(List.copyOf(events.values()));
    }

    void assertKeysAreInOrder() {
        Map<String, Long> last = new HashMap<>();
        for (JsonNode event : once) {
            long sequence = event.path("sequence").asLong();
            Long before = last.put(event.path("subject").asText(), sequence);
            assertThat(sequence).as("place of %s", event).isGreaterThan(before == null ? 0 : before);
        }
    }

    /** What is there after all events, by key. */
    Map<String, JsonNode> folded() {
        return new ChangeFiles(once, List.of()).folded();
    }
}

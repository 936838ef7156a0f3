package io.drover;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * A feed's files as their readers see them, who take what is called {@code *.ndjson} in the order of the names.
 *
 * @param events all of them
 * @param leftovers files that are no segments
 */
record ChangeFiles(List<JsonNode> events, List<Path> leftovers) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SEGMENT = "[0-9]{20}[.]ndjson";

    /** Reads what is there. @throws AssertionError when a segment is not whole */
    static ChangeFiles in(Path directory) throws IOException {
        List<JsonNode> events = new ArrayList<>();
        List<Path> leftovers = new ArrayList<>();
        for (Path file : files(directory)) {
            if (file.getFileName().toString().matches(SEGMENT)) {
                String text = Files.readString(file);
                assertThat(text).as("the end of %s", file).endsWith("\n");
                for (String line : text.lines().toList()) {
                    events.add(JSON.readTree(line));
                }
            } else {
                leftovers.add(file);
            }
        }
        return new ChangeFiles(events, leftovers);
    }

    private static List<Path> files(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    /** Each change is there once, in its place, and none is missing until the last one. */
    void assertEachOnce() {
        assertThat(events.stream().map(event -> event.path("sequence").asLong()))
                .as("places in the feed")
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, events.size()).boxed().toList());
        assertThat(events.stream().map(event -> event.path("id").asText()))
                .as("ids of changes")
                .doesNotHaveDuplicates();
    }

    /** What is there after all changes, by key. @throws AssertionError when something is deleted that is not there */
    Map<String, JsonNode> folded() {
        Map<String, JsonNode> things = new TreeMap<>();
        for (JsonNode event : events) {
            String key = event.path("subject").asText();
            if (is(event, "upsert")) {
                things.put(key, event.path("data"));
            } else if (is(event, "delete")) {
                assertThat(things.remove(key)).as("what %s deletes", event).isNotNull();
            }
        }
        return things;
    }

    /** The keys of the deletions that were told for this reason. */
    List<String> deleted(String reason) {
        return events.stream()
                .filter(event -> is(event, "delete"))
                .filter(event -> event.path("reason").asText().equals(reason))
                .map(event -> event.path("subject").asText())
                .toList();
    }

    private static boolean is(JsonNode event, String operation) {
        return event.path("type").asText().endsWith("." + operation);
    }
}

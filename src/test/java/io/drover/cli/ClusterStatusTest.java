package io.drover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.cluster.Node;
import io.drover.work.TopicLoad;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who looks at a cluster sees each node and topic in a line, and what is wrong with it. */
class ClusterStatusTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private static Node node(String name, String role, List<String> leads, Instant seen) {
        return new Node(name, role, "1.2.3", leads, NOW.minusSeconds(3600), seen);
    }

    private static ClusterStatus status(TopicLoad... topics) {
        return new ClusterStatus(List.of(), List.of(topics), "drover-dead", null);
    }

    private static List<String> printed(ClusterStatus status) {
        StringWriter out = new StringWriter();
        status.print(new PrintWriter(out), NOW);
        return out.toString().lines().toList();
    }

    @Test
    void nodes_are_told_with_what_they_lead_and_when_they_were_seen() {
        ClusterStatus status = new ClusterStatus(
                List.of(
                        node("a", "scanner", List.of("changes", "scan-folder"), NOW.minusSeconds(3)),
                        node("b", "worker", List.of(), NOW.plusMillis(300)),
                        node("c", "scanner", List.of("contentstack"), NOW.minusSeconds(18)),
                        node("d", "worker", List.of(), NOW.minusSeconds(61))),
                List.of(),
                "drover-dead",
                null);

        assertThat(printed(status))
                .containsExactly(
                        "nodes",
                        "  a: scanner 1.2.3, leads changes, scan-folder, seen 3.0 s ago",
                        "  b: worker 1.2.3, seen 0.0 s ago",
                        "  c: scanner 1.2.3, led contentstack, seen 18 s ago",
                        "  d: worker 1.2.3, gone: seen last " + Times.of(NOW.minusSeconds(61)),
                        "work",
                        "  no topic yet: the first node that runs makes them");
    }

    @Test
    void topics_are_told_with_who_works_on_them() {
        ClusterStatus status = status(
                new TopicLoad("drover-folder", 48, 1234, Map.of("b", 24, "c", 24)),
                new TopicLoad("drover-s3", 4, 1, Map.of("b", 3)),
                new TopicLoad("drover-sftp", 1, 0, Map.of()),
                new TopicLoad("drover-dead", 1, 2, Map.of()));

        assertThat(printed(status))
                .startsWith("nodes", "  none has said that it is there: drover run does that, with a role", "work")
                .anyMatch(line ->
                        line.startsWith("  drover-folder: 1,234 files wait; 48 partitions: ") && line.contains("b 24"))
                .contains(
                        "  drover-s3: 1 file waits; 4 partitions: b 3, nobody 1",
                        "  drover-sftp: 0 files wait; 1 partition, which nobody works on",
                        "  drover-dead: 2 dead letters; drover retry puts those of files back");
    }

    @Test
    void a_kafka_that_is_away_is_told_in_a_line_and_in_a_field() {
        ClusterStatus status =
                new ClusterStatus(List.of(), List.of(), "drover-dead", "Kafka at k:9092 does not answer within 5 s");

        assertThat(printed(status)).endsWith("work", "  Kafka at k:9092 does not answer within 5 s");
        assertThat(status.toJson(NOW)).containsEntry("problem", "Kafka at k:9092 does not answer within 5 s");
    }

    @Test
    void programs_read_the_same() {
        ClusterStatus status = new ClusterStatus(
                List.of(node("a", "scanner", List.of("changes"), NOW.minusSeconds(61))),
                List.of(new TopicLoad("drover-dead", 1, 2, Map.of())),
                "drover-dead",
                null);

        StringWriter json = new StringWriter();
        Json.writeLine(json, status.toJson(NOW));

        assertThat(json.toString())
                .isEqualToIgnoringNewLines(
                        "{\"nodes\":[{\"name\":\"a\",\"role\":\"scanner\",\"version\":\"1.2.3\",\"leads\":[\"changes\"],"
                                + "\"started\":\"2026-03-01T11:00:00Z\",\"seen\":\"2026-03-01T11:58:59Z\",\"gone\":true}],"
                                + "\"topics\":[{\"topic\":\"drover-dead\",\"deadLetters\":true,\"waiting\":2,"
                                + "\"partitions\":1,\"holders\":{}}]}");
    }
}

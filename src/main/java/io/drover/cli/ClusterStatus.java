package io.drover.cli;

import io.drover.cluster.Node;
import io.drover.work.TopicLoad;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The nodes of a cluster and what waits for them.
 *
 * @param nodes that have said within a day that they are there
 * @param topics that there are
 * @param dead the topic that holds the dead letters
 * @param kafkaProblem why Kafka could not be asked, or null
 */
record ClusterStatus(
        List<Node> nodes,
        List<TopicLoad> topics,
        String dead,
        @Nullable String kafkaProblem) {

    void print(PrintWriter out, Instant now) {
        out.println("nodes");
        nodes.forEach(node -> out.println("  " + line(node, now)));
        if (nodes.isEmpty()) {
            out.println("  none has said that it is there: drover run does that, with a role");
        }
        out.println("work");
        if (kafkaProblem != null) {
            out.println("  " + kafkaProblem);
        } else if (topics.isEmpty()) {
            out.println("  no topic yet: the first node that runs makes them");
        }
        topics.forEach(topic -> out.println("  " + line(topic)));
    }

    private static String line(Node node, Instant now) {
        String line = node.name() + ": " + node.role() + " " + node.version();
        if (!node.leads().isEmpty()) {
            line += (node.isQuiet(now) ? ", led " : ", leads ") + String.join(", ", node.leads());
        }
        return line
                + (node.isGone(now)
                        ? ", gone: seen last " + Times.of(node.seen())
                        : ", seen " + Format.duration(ago(node, now)) + " ago");
    }

    /** Clocks of two machines differ a little. */
    private static Duration ago(Node node, Instant now) {
        return now.isBefore(node.seen()) ? Duration.ZERO : Duration.between(node.seen(), now);
    }

    private String line(TopicLoad topic) {
        String count = Format.count(topic.waiting());
        if (topic.topic().equals(dead)) {
            return topic.topic() + ": " + count + (topic.waiting() == 1 ? " dead letter" : " dead letters")
                    + (topic.waiting() == 0 ? "" : "; drover retry puts those of files back");
        }
        String holders = topic.holders().entrySet().stream()
                .map(holder -> holder.getKey() + " " + holder.getValue())
                .collect(Collectors.joining(", "));
        String line = topic.topic() + ": " + count + (topic.waiting() == 1 ? " file waits; " : " files wait; ")
                + topic.partitions() + (topic.partitions() == 1 ? " partition" : " partitions");
        if (holders.isEmpty()) {
            return line + ", which nobody works on";
        }
        return line + ": " + holders + (topic.idle() == 0 ? "" : ", nobody " + topic.idle());
    }

    Map<String, Object> toJson(Instant now) {
        Map<String, Object> json = Json.object(
                "nodes", nodes.stream().map(node -> json(node, now)).toList(),
                "topics", topics.stream().map(this::json).toList());
        if (kafkaProblem != null) {
            json.put("problem", kafkaProblem);
        }
        return json;
    }

    private static Map<String, Object> json(Node node, Instant now) {
        return Json.object(
                "name", node.name(),
                "role", node.role(),
                "version", node.version(),
                "leads", node.leads(),
                "started", node.started().toString(),
                "seen", node.seen().toString(),
                "gone", node.isGone(now));
    }

    private Map<String, Object> json(TopicLoad topic) {
        return Json.object(
                "topic", topic.topic(),
                "deadLetters", topic.topic().equals(dead),
                "waiting", topic.waiting(),
                "partitions", topic.partitions(),
                "holders", topic.holders());
    }
}

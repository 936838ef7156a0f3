package io.drover.cli;

import io.drover.runtime.ClusterOptions;
import io.drover.work.KafkaAwayException;
import io.drover.work.TopicLoad;
import io.drover.work.WorkTopics;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;

/** Looks whether the Kafka answers that several nodes share, and at its topics. */
final class TopicsCheck {
    private static final Duration LIMIT = Duration.ofSeconds(5);

    private TopicsCheck() {}

    /** @param context whose settings say how Kafka is reached */
    static void check(CamelContext context, ClusterOptions cluster, Findings findings) {
        try {
            List<TopicLoad> topics =
                    WorkTopics.look(context, cluster.brokers(), WorkTopics.ofRoutes(cluster.topics()), LIMIT);
            findings.good("kafka", "the broker at " + cluster.brokers() + " " + words(topics));
        } catch (KafkaAwayException e) {
            findings.problem("kafka", String.valueOf(e.getMessage()));
        }
    }

    private static String words(List<TopicLoad> topics) {
        return topics.isEmpty()
                ? "answers; the first node that runs makes the topics"
                : topics.stream()
                        .map(topic -> topic.topic() + " with " + topic.partitions()
                                + (topic.partitions() == 1 ? " partition" : " partitions"))
                        .collect(Collectors.joining(", ", "has ", ""));
    }
}

package io.drover.observe;

import io.drover.work.KafkaAwayException;
import io.drover.work.TopicLoad;
import io.drover.work.WorkEndpoint;
import io.drover.work.WorkTopics;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.CamelContext;

/** Whether the Kafka that the nodes share answers, and what it says of their topics. */
final class KafkaCheck implements Check {
    private static final String NAME = "kafka";
    private static final Duration LIMIT = Duration.ofSeconds(5);

    private final ContextWatch contexts;
    private volatile List<TopicLoad> loads = List.of();

    KafkaCheck(ContextWatch contexts) {
        this.contexts = contexts;
    }

    /** What the last look has seen; empty when Kafka did not answer. */
    List<TopicLoad> loads() {
        return loads;
    }

    @Override
    public List<Finding> look() {
        CamelContext context = contexts.current();
        if (context == null) {
            loads = List.of();
            return List.of();
        }
        try {
            loads = WorkTopics.look(
                    context,
                    context.resolvePropertyPlaceholders("{{drover.cluster.kafka.brokers}}"),
                    topics(context),
                    LIMIT);
        } catch (KafkaAwayException e) {
            loads = List.of();
            return List.of(Finding.down(NAME, e.getMessage() + "; work waits, and nothing is lost"));
        }
        Map<String, Object> waiting = new LinkedHashMap<>();
        loads.forEach(load -> waiting.put(load.topic(), load.waiting()));
        return List.of(Finding.up(NAME).with(waiting));
    }

    /** Those of Drover's own routes, and of others that run here. */
    private static Set<String> topics(CamelContext context) {
        Set<String> topics = new LinkedHashSet<>(
                WorkTopics.ofRoutes(context.resolvePropertyPlaceholders("{{drover.cluster.kafka.topics}}")));
        new InUse(context)
                .sources(WorkEndpoint.class)
                .forEach(work -> topics.addAll(List.of(work.getTopic(), work.getDead())));
        return topics;
    }
}

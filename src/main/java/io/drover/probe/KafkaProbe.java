package io.drover.probe;

import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.camel.Endpoint;
import org.apache.camel.component.kafka.KafkaEndpoint;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Asks a Kafka for the metadata of the topic, as whom the route's producer would send. */
final class KafkaProbe extends NetworkProbe {
    private final KafkaEndpoint kafka;

    KafkaProbe(Endpoint kafka, Duration limit) {
        super("kafka", limit);
        this.kafka = (KafkaEndpoint) kafka;
    }

    @Override
    String subject() {
        return "the broker at " + kafka.getConfiguration().getBrokers();
    }

    @Override
    String ask() throws Exception {
        String topic = kafka.getConfiguration().getTopic();
        try (Admin admin = Admin.create(settings())) {
            TopicDescription found =
                    admin.describeTopics(List.of(topic)).allTopicNames().get().get(topic);
            int partitions = found == null ? 0 : found.partitions().size();
            return "has the topic " + topic + " with " + partitions + (partitions == 1 ? " partition" : " partitions");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return "answers, but has no topic " + topic
                        + " yet: make it, unless the broker makes topics at the first record";
            }
            throw e;
        }
    }

    /** Those of the producer, security included, with less patience. */
    private Properties settings() {
        Properties settings = kafka.getConfiguration().createProducerProperties();
        String patience = String.valueOf(limit().toMillis());
        settings.put(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                kafka.getConfiguration().getBrokers());
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, patience);
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, patience);
        return settings;
    }
}

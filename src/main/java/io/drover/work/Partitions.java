package io.drover.work;

import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** What partitions a topic has. */
final class Partitions {
    private Partitions() {}

    /** Asks Kafka. @throws org.apache.kafka.common.KafkaException when it cannot be asked, or there is no such topic */
    static List<TopicPartition> of(Admin admin, String topic) throws InterruptedException {
        try {
            TopicDescription found =
                    admin.describeTopics(List.of(topic)).allTopicNames().get().get(topic);
            if (found == null) {
                throw new UnknownTopicOrPartitionException("there is no topic " + topic);
            }
            return found.partitions().stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
        } catch (ExecutionException e) {
            throw Troubles.kafka(e);
        }
    }
}

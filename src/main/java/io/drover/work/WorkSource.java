package io.drover.work;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;

/**
 * What is read, and as whom.
 *
 * @param topic that is read
 * @param group of nodes that share it
 * @param node by whose name Kafka shows this member of the group
 * @param plans the topics that must be there
 * @param recordsAtOnce that one poll gives at most
 */
record WorkSource(
        KafkaClients clients, String topic, String group, String node, List<TopicPlan> plans, int recordsAtOnce) {
    private static final int MOST_RECORDS_AT_ONCE = 500;

    /** That of an endpoint: a poll never gives more than a part of what may be on its way. */
    static WorkSource of(WorkEndpoint endpoint) {
        return new WorkSource(
                endpoint.clients(),
                endpoint.getTopic(),
                endpoint.group(),
                endpoint.nodeName(),
                endpoint.plans(),
                Math.max(1, Math.min(MOST_RECORDS_AT_ONCE, endpoint.getInFlight() / 4)));
    }

    Admin admin() {
        return clients.admin();
    }

    /** A member of the group that keeps the partitions it has when others come. */
    Consumer<byte[], byte[]> consumer() {
        return clients.consumer(Map.of(
                ConsumerConfig.GROUP_ID_CONFIG, group,
                ConsumerConfig.CLIENT_ID_CONFIG, node,
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG, recordsAtOnce,
                ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, CooperativeStickyAssignor.class.getName()));
    }

    /** How long Kafka keeps a node that it does not hear of, milliseconds. */
    int sessionMillis() {
        return clients.sessionMillis();
    }
}

package io.drover.work;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.camel.CamelContext;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;

/** Asks Kafka what waits in the topics of all nodes, and which of them work on it. For one thread. */
public final class WorkTopics {
    private final Admin admin;
    private final Waiting waiting;

    private WorkTopics(Admin admin, Duration limit) {
        this.admin = admin;
        this.waiting = new Waiting(admin, limit);
    }

    /** The topics that Drover's own routes share, that of the dead letters last. @param prefix what their names begin with */
    public static List<String> ofRoutes(String prefix) {
        return List.of(prefix + "-folder", prefix + "-s3", prefix + "-sftp", deadOf(prefix));
    }

    /** The topic of the dead letters of all of these. @param prefix what their names begin with */
    public static String deadOf(String prefix) {
        return prefix + "-dead";
    }

    /**
     * Looks at those of these topics that there are, in this order.
     *
     * @param context whose {@code camel.component.kafka.*} says how Kafka is reached
     * @param brokers {@code host:port} of one broker or more
     * @param limit how long each answer is waited for
     * @throws KafkaAwayException when one does not come, or is a refusal
     */
    public static List<TopicLoad> look(
            CamelContext context, String brokers, Collection<String> topics, Duration limit) {
        Admin admin = KafkaClients.of(context, brokers).admin();
        try {
            return look(admin, topics, limit);
        } catch (TimeoutException e) {
            throw new KafkaAwayException(
                    "Kafka at " + brokers + " does not answer within " + limit.toSeconds() + " s", e);
        } catch (ExecutionException e) {
            Throwable why = e.getCause() == null ? e : e.getCause();
            throw new KafkaAwayException("Kafka at " + brokers + " cannot be asked: " + why.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaAwayException("Kafka at " + brokers + " was not waited for", e);
        } finally {
            admin.close(Duration.ZERO);
        }
    }

    static List<TopicLoad> look(Admin admin, Collection<String> topics, Duration limit)
            throws ExecutionException, InterruptedException, TimeoutException {
        return new WorkTopics(admin, limit).look(topics);
    }

    private List<TopicLoad> look(Collection<String> topics)
            throws ExecutionException, InterruptedException, TimeoutException {
        Set<String> there = waiting.answer(admin.listTopics().names());
        List<TopicLoad> loads = new ArrayList<>();
        for (String topic : topics) {
            if (there.contains(topic)) {
                loads.add(load(topic));
            }
        }
        return loads;
    }

    private TopicLoad load(String topic) throws ExecutionException, InterruptedException, TimeoutException {
        List<TopicPartition> partitions = new ArrayList<>();
        for (TopicDescription found : waiting.answer(
                        admin.describeTopics(List.of(topic)).allTopicNames())
                .values()) {
            found.partitions().forEach(partition -> partitions.add(new TopicPartition(topic, partition.partition())));
        }
        return new TopicLoad(
                topic, partitions.size(), waiting.of(WorkEndpoint.groupOf(topic), partitions), holders(topic));
    }

    private Map<String, Integer> holders(String topic)
            throws ExecutionException, InterruptedException, TimeoutException {
        String group = WorkEndpoint.groupOf(topic);
        Map<String, Integer> holders = new TreeMap<>();
        try {
            for (ConsumerGroupDescription found : waiting.answer(
                            admin.describeConsumerGroups(List.of(group)).all())
                    .values()) {
                found.members().forEach(member -> count(member, topic, holders));
            }
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof GroupIdNotFoundException)) {
                throw e;
            }
        }
        return holders;
    }

    private static void count(MemberDescription member, String topic, Map<String, Integer> holders) {
        int held = (int) member.assignment().topicPartitions().stream()
                .filter(partition -> partition.topic().equals(topic))
                .count();
        if (held > 0) {
            holders.merge(member.clientId(), held, Integer::sum);
        }
    }
}

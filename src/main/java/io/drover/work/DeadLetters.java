package io.drover.work;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.camel.CamelContext;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Reads the dead letters that nobody has read yet, and puts those of files back onto their topics. What is broken off is
 * done again by the next one: a file that is put back twice does no harm.
 */
public final class DeadLetters {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final int RECORDS_AT_ONCE = 500;

    /** A dead letter that cannot be put back. */
    @FunctionalInterface
    public interface Left {
        /** @param place where the record was @param reason why nothing can be made of it, a clause */
        void left(String place, String reason);
    }

    private final String prefix;
    private final String dead;
    private final Set<String> topics;
    private final Producer<byte[], byte[]> producer;
    private final Left left;
    private long putBack;

    private DeadLetters(String prefix, Set<String> topics, Producer<byte[], byte[]> producer, Left left) {
        this.prefix = prefix;
        this.dead = WorkTopics.deadOf(prefix);
        this.topics = topics;
        this.producer = producer;
        this.left = left;
    }

    /**
     * Puts back what can be.
     *
     * @param context whose {@code camel.component.kafka.*} says how Kafka is reached
     * @param brokers {@code host:port} of one broker or more
     * @param prefix what the names of the topics begin with
     * @param left hears of each letter that stays where it is; it is not told again
     * @return how many were put back
     * @throws KafkaAwayException when Kafka cannot be asked; what was put back until then is not read again
     */
    public static long putBack(CamelContext context, String brokers, String prefix, Left left) {
        KafkaClients clients = KafkaClients.of(context, brokers);
        try (Admin admin = clients.admin()) {
            Set<String> topics = admin.listTopics().names().get();
            String dead = WorkTopics.deadOf(prefix);
            if (!topics.contains(dead)) {
                return 0;
            }
            List<TopicPartition> partitions = Partitions.of(admin, dead);
            try (Consumer<byte[], byte[]> consumer = clients.consumer(reader(dead));
                    Producer<byte[], byte[]> producer = clients.producer()) {
                return new DeadLetters(prefix, topics, producer, left).read(consumer, partitions);
            }
        } catch (ExecutionException e) {
            throw away(brokers, Troubles.kafka(e));
        } catch (KafkaException e) {
            throw away(brokers, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw away(brokers, e);
        }
    }

    private static KafkaAwayException away(String brokers, Exception why) {
        return new KafkaAwayException("Kafka at " + brokers + " cannot be asked: " + why.getMessage(), why);
    }

    /** It is no member of the group, whose only use is to remember what was read. */
    private static Map<String, Object> reader(String dead) {
        return Map.of(
                ConsumerConfig.GROUP_ID_CONFIG,
                WorkEndpoint.groupOf(dead),
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                RECORDS_AT_ONCE,
                ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                (int) PATIENCE.toMillis());
    }

    /** Reads on to what is the end now: letters that are written meanwhile are for the next time. */
    private long read(Consumer<byte[], byte[]> consumer, List<TopicPartition> partitions)
            throws ExecutionException, InterruptedException {
        consumer.assign(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        while (partitions.stream()
                .anyMatch(partition -> consumer.position(partition) < ends.getOrDefault(partition, 0L))) {
            List<Future<RecordMetadata>> sent = new ArrayList<>();
            Map<TopicPartition, OffsetAndMetadata> positions = new HashMap<>();
            for (ConsumerRecord<byte[], byte[]> letter : consumer.poll(POLL)) {
                TopicPartition partition = new TopicPartition(letter.topic(), letter.partition());
                if (letter.offset() < ends.getOrDefault(partition, 0L)) {
                    ProducerRecord<byte[], byte[]> next = next(letter);
                    if (next != null) {
                        sent.add(producer.send(next));
                    }
                    positions.put(partition, new OffsetAndMetadata(letter.offset() + 1));
                }
            }
            for (Future<RecordMetadata> one : sent) {
                one.get();
            }
            consumer.commitSync(positions, PATIENCE);
        }
        return putBack;
    }

    /** What is written because of a letter, or null. */
    private @Nullable ProducerRecord<byte[], byte[]> next(ConsumerRecord<byte[], byte[]> letter) {
        try {
            RecordReader.read(letter.value());
            String topic = DeadLetter.topicOf(letter);
            if (topic != null && isOurs(topic)) {
                putBack++;
                return new ProducerRecord<>(topic, letter.key(), letter.value());
            }
            left.left(DeadLetter.placeOf(letter), "there is no topic " + prefix + "-… that it came from");
            return null;
        } catch (UnreadableRecordException e) {
            left.left(DeadLetter.placeOf(letter), String.valueOf(e.getMessage()));
            // a newer Drover finds it at the end, and can read it
            return e.kind() == DeadKind.NEWER ? DeadLetter.again(letter) : null;
        }
    }

    /** Whoever may write a letter is not to choose where Drover writes. */
    private boolean isOurs(String topic) {
        return topic.startsWith(prefix + "-") && !topic.equals(dead) && topics.contains(topic);
    }
}

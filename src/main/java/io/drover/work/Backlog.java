package io.drover.work;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** How many records of a topic wait to be done, and whether one more may be written. For one thread. */
final class Backlog {
    private static final long ASK_EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private final String topic;
    private final String group;
    private final long most;
    private final LongSupplier nanoTime;
    private @Nullable Long asked;
    private long room;

    /** @param most records that may wait @param nanoTime a clock that only goes forward, nanoseconds */
    Backlog(String topic, String group, long most, LongSupplier nanoTime) {
        this.topic = topic;
        this.group = group;
        this.most = most;
        this.nanoTime = nanoTime;
    }

    /**
     * Takes the room of one record. Kafka is asked now and then only, so that a few more may wait than are allowed.
     *
     * @param unanswered records that were given to Kafka and may not be in the topic yet
     * @return false when there is none now; ask again soon
     */
    boolean take(Admin admin, int unanswered) throws InterruptedException {
        long now = nanoTime.getAsLong();
        Long last = asked;
        if (last == null || now - last >= ASK_EVERY_NANOS) {
            room = most - unanswered - waiting(admin);
            asked = now;
        }
        if (room <= 0) {
            return false;
        }
        room--;
        return true;
    }

    private long waiting(Admin admin) throws InterruptedException {
        try {
            List<TopicPartition> partitions = Partitions.of(admin, topic);
            Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get();
            Map<TopicPartition, Long> ends = offsets(admin, partitions, OffsetSpec.latest());
            Map<TopicPartition, Long> begins = offsets(admin, partitions, OffsetSpec.earliest());
            long waiting = 0;
            for (TopicPartition partition : partitions) {
                OffsetAndMetadata done = committed.get(partition);
                long begin = begins.getOrDefault(partition, 0L);
                long from = done == null ? begin : Math.max(begin, done.offset());
                waiting += Math.max(0, ends.getOrDefault(partition, from) - from);
            }
            return waiting;
        } catch (ExecutionException e) {
            throw Troubles.kafka(e);
        }
    }

    private static Map<TopicPartition, Long> offsets(Admin admin, List<TopicPartition> partitions, OffsetSpec which)
            throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetSpec> questions = new HashMap<>();
        partitions.forEach(partition -> questions.put(partition, which));
        Map<TopicPartition, Long> offsets = new HashMap<>();
        admin.listOffsets(questions)
                .all()
                .get()
                .forEach((partition, answer) -> offsets.put(partition, answer.offset()));
        return offsets;
    }
}

package io.drover.work;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/** How many records of a topic wait to be done, and whether one more may be written. For one thread. */
final class Backlog {
    private static final long ASK_EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
    private static final Duration LONGEST_ANSWER = Duration.ofMinutes(1);

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
            return new Waiting(admin, LONGEST_ANSWER).of(group, Partitions.of(admin, topic));
        } catch (ExecutionException e) {
            throw Troubles.kafka(e);
        } catch (TimeoutException e) {
            throw new KafkaException("no answer within " + LONGEST_ANSWER.toSeconds() + " s", e);
        }
    }
}

package io.drover.work;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a topic on one thread, as one of a group of nodes, and never stops to ask Kafka while records are on their way: who
 * asks no more loses its partitions. Whatever Kafka does, it is tried again until somebody stops it.
 */
final class WorkLoop implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(WorkLoop.class);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration CLOSE = Duration.ofSeconds(10);
    private static final long COMMIT_EVERY_NANOS = TimeUnit.SECONDS.toNanos(1);

    /** So long another node waits for a partition until what has begun here has ended. */
    private static final long LONGEST_FAREWELL_MILLIS = 30_000;

    private final WorkSource source;
    private final WorkDesk desk;
    private final Troubles troubles;
    private final Pauses pauses = new Pauses();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean givesUp;
    private long lastCommit;
    private long lastConfirmed;

    WorkLoop(WorkSource source, WorkDesk desk, Troubles troubles) {
        this.source = source;
        this.desk = desk;
        this.troubles = troubles;
    }

    /** Takes nothing more; the loop ends when what is on its way has come home. What has not begun is put back. */
    void stop() {
        desk.close();
        stopping.countDown();
    }

    /** Waits for the end of the loop, which comes soon even if something is still on its way after this time. */
    void awaitEnd(Duration patience) throws InterruptedException {
        stop();
        if (!ended.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            givesUp = true;
            ended.await(CLOSE.multipliedBy(2).toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public void run() {
        try {
            while (!isStopping()) {
                readUntilTrouble();
                if (!isStopping()) {
                    stopping.await(pauses.nextNanos(), TimeUnit.NANOSECONDS);
                }
            }
        } catch (InterruptedException | InterruptException e) {
            LOG.debug("work {}: interrupted", source.topic());
        } finally {
            desk.takeAllAway();
            ended.countDown();
        }
    }

    private boolean isStopping() {
        return stopping.getCount() == 0;
    }

    private void readUntilTrouble() throws InterruptedException {
        Consumer<byte[], byte[]> consumer = null;
        try {
            try (Admin admin = source.admin()) {
                TopicSetup.make(admin, source.plans());
            }
            consumer = source.consumer();
            consumer.subscribe(List.of(source.topic()), new Changes(consumer));
            lastConfirmed = System.nanoTime();
            read(consumer);
        } catch (InterruptException e) {
            throw e;
        } catch (KafkaException e) {
            troubles.kafkaFailed("records cannot be read", e);
        } finally {
            if (consumer != null) {
                close(consumer);
            }
            desk.takeAllAway();
        }
    }

    private void read(Consumer<byte[], byte[]> consumer) {
        while (!isStopping() || desk.inFlight() > 0 && !givesUp) {
            desk.note();
            if (!desk.isDelayed()) {
                troubles.end(Troubles.Kind.FILES);
            }
            seek(consumer);
            pause(consumer);
            consumer.poll(POLL).forEach(desk::take);
            commit(consumer);
        }
        desk.note();
    }

    private void seek(Consumer<byte[], byte[]> consumer) {
        for (HeldPartition partition : desk.toSeek()) {
            consumer.seek(partition.id(), partition.position());
            LOG.debug("{} is read again from {} after a pause", partition.id(), partition.position());
        }
    }

    private void pause(Consumer<byte[], byte[]> consumer) {
        Collection<TopicPartition> wanted =
                isStopping() || desk.isFull(source.recordsAtOnce()) ? consumer.assignment() : desk.toPause();
        List<TopicPartition> awake = new ArrayList<>(consumer.paused());
        awake.removeAll(wanted);
        consumer.resume(awake);
        consumer.pause(wanted);
    }

    /**
     * Tells Kafka now and then how far it is, and asks so whether the partitions are still this node's: a node that Kafka has
     * given up must give up, too, even if it does not hear of it.
     */
    private void commit(Consumer<byte[], byte[]> consumer) {
        long now = System.nanoTime();
        if (now - lastCommit < COMMIT_EVERY_NANOS) {
            return;
        }
        lastCommit = now;
        Map<TopicPartition, OffsetAndMetadata> positions = desk.toCommit();
        if (positions.isEmpty()) {
            lastConfirmed = now;
            return;
        }
        if (now - lastConfirmed > TimeUnit.MILLISECONDS.toNanos(source.sessionMillis())) {
            throw new KafkaException("for " + source.sessionMillis()
                    + " ms nobody has confirmed that the files are still" + " this node's to work on");
        }
        consumer.commitAsync(positions, (committed, error) -> {
            if (error == null) {
                lastConfirmed = System.nanoTime();
                pauses.reset();
                troubles.end(Troubles.Kind.KAFKA);
                desk.committed(committed);
            } else if (error instanceof RebalanceInProgressException) {
                lastConfirmed = System.nanoTime(); // it is being given its partitions anew
            } else if (!(error instanceof CommitFailedException)) { // else they are gone, which the next poll tells
                troubles.kafkaFailed("positions cannot be committed", error);
            }
        });
    }

    private void commitNow(Consumer<byte[], byte[]> consumer, Collection<TopicPartition> partitions) {
        Map<TopicPartition, OffsetAndMetadata> positions = desk.toCommit(partitions);
        if (positions.isEmpty()) {
            return;
        }
        try {
            consumer.commitSync(positions, CLOSE);
            lastConfirmed = System.nanoTime();
        } catch (InterruptException e) {
            throw e;
        } catch (KafkaException e) {
            // whoever has the partitions next finds in the ledger what was done
            LOG.debug("work {}: the last positions were not committed", source.topic(), e);
        }
    }

    private void close(Consumer<byte[], byte[]> consumer) {
        try {
            consumer.close(CLOSE);
        } catch (InterruptException e) {
            throw e;
        } catch (KafkaException e) {
            LOG.debug("work {}: the consumer was not closed in peace", source.topic(), e);
        }
    }

    /** The partitions come and go. Called while this thread polls or closes. */
    private final class Changes implements ConsumerRebalanceListener {
        private final Consumer<byte[], byte[]> consumer;

        Changes(Consumer<byte[], byte[]> consumer) {
            this.consumer = consumer;
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            lastConfirmed = System.nanoTime();
            desk.give(partitions);
            troubles.end(Troubles.Kind.KAFKA);
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            desk.dropClaims(partitions);
            try {
                desk.await(partitions, LONGEST_FAREWELL_MILLIS, () -> givesUp);
            } catch (InterruptedException e) {
                throw new InterruptException(e);
            }
            commitNow(consumer, partitions);
            desk.takeAway(partitions);
        }

        @Override
        public void onPartitionsLost(Collection<TopicPartition> partitions) {
            desk.takeAway(partitions);
        }
    }
}

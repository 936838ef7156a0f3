package io.drover.work;

import io.drover.ingest.SharedFile;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * What this node has of a topic: its partitions, and the records of them that are on their way. For the thread that polls;
 * ends come from any.
 */
final class WorkDesk {
    private static final long LOOK_MILLIS = 50;

    /** Works on one record, on another thread. Tells its end exactly once. */
    @FunctionalInterface
    interface Work {
        void begin(ConsumerRecord<byte[], byte[]> record, WorkRecord content, WorkClaim claim, Ends ends);
    }

    /** Buries a record that tells of no file. Tells its end exactly once. */
    @FunctionalInterface
    interface Grave {
        void bury(ConsumerRecord<byte[], byte[]> record, DeadKind kind, String reason, Ends ends);
    }

    /** Is told how the work on a record has ended: done, or put back. */
    @FunctionalInterface
    interface Ends {
        /** @param done false: it comes again */
        void ended(boolean done);
    }

    private record End(
            HeldPartition partition, long offset, @Nullable SharedFile file, boolean done) {}

    private final Work work;
    private final Grave grave;
    private final int limit;
    private final FileTurns turns = new FileTurns();
    private final BlockingQueue<End> ends = new LinkedBlockingQueue<>();
    private final Map<TopicPartition, HeldPartition> held = new HashMap<>();
    private volatile boolean closed;
    private volatile int inFlight;
    private volatile int partitions;

    /** @param limit records that may be on their way at a time */
    WorkDesk(Work work, Grave grave, int limit) {
        this.work = work;
        this.grave = grave;
        this.limit = limit;
    }

    /** How many records are on their way, those of partitions that were taken away included. Any thread. */
    int inFlight() {
        return inFlight;
    }

    /** How many partitions are this node's. Any thread. */
    int partitions() {
        return partitions;
    }

    /** Whether there is no room for so many records. */
    boolean isFull(int more) {
        return inFlight + more > limit;
    }

    /** From now on nothing begins here, and what has not begun is put back. Any thread. */
    void close() {
        closed = true;
    }

    void give(Collection<TopicPartition> given) {
        given.forEach(partition -> held.put(partition, new HeldPartition(partition, new WorkClaim(() -> closed))));
        partitions = held.size();
    }

    /** What has not begun of these partitions is not to begin. */
    void dropClaims(Collection<TopicPartition> of) {
        of.forEach(partition -> {
            HeldPartition mine = held.get(partition);
            if (mine != null) {
                mine.claim().drop();
            }
        });
    }

    /** These partitions are this node's no more; what is still on its way of them counts for nobody. */
    void takeAway(Collection<TopicPartition> taken) {
        dropClaims(taken);
        held.keySet().removeAll(List.copyOf(taken));
        partitions = held.size();
    }

    void takeAllAway() {
        takeAway(held.keySet());
    }

    /** A record was read. */
    void take(ConsumerRecord<byte[], byte[]> record) {
        HeldPartition partition = held.get(new TopicPartition(record.topic(), record.partition()));
        if (closed || partition == null || !partition.begin(record.offset())) {
            return;
        }
        inFlight++;
        try {
            WorkRecord content = RecordReader.read(record.value());
            SharedFile file = content.file();
            turns.begin(
                    file,
                    () -> work.begin(record, content, partition.claim(), done -> end(partition, record, file, done)));
        } catch (UnreadableRecordException e) {
            grave.bury(record, e.kind(), String.valueOf(e.getMessage()), done -> end(partition, record, null, done));
        }
    }

    private void end(
            HeldPartition partition, ConsumerRecord<byte[], byte[]> record, @Nullable SharedFile file, boolean done) {
        ends.add(new End(partition, record.offset(), file, done));
    }

    /** Takes note of all that has ended until now. */
    void note() {
        for (End end = ends.poll(); end != null; end = ends.poll()) {
            note(end);
        }
    }

    private void note(End end) {
        inFlight--;
        if (end.done()) {
            end.partition().done(end.offset());
        } else {
            end.partition().putBack(end.offset());
        }
        SharedFile file = end.file();
        if (file != null) {
            turns.end(file);
        }
    }

    /** Waits until nothing of these partitions is on its way, the time is over, or somebody gives up. */
    void await(Collection<TopicPartition> of, long millis, BooleanSupplier givesUp) throws InterruptedException {
        long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        note();
        while (begun(of) > 0 && System.nanoTime() - until < 0 && !givesUp.getAsBoolean()) {
            End end = ends.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            if (end != null) {
                note(end);
            }
        }
    }

    private int begun(Collection<TopicPartition> of) {
        return of.stream()
                .map(held::get)
                .mapToInt(partition -> partition == null ? 0 : partition.begun())
                .sum();
    }

    /** Whether records that were put back have not been done since. */
    boolean isDelayed() {
        return held.values().stream().anyMatch(HeldPartition::isDelayed);
    }

    /** Partitions that are to be read again from their {@link HeldPartition#position}; each is told once. */
    List<HeldPartition> toSeek() {
        long now = System.nanoTime();
        return held.values().stream()
                .filter(partition -> partition.isToSeek(now))
                .toList();
    }

    /** Partitions of which nothing is to be read now. */
    List<TopicPartition> toPause() {
        long now = System.nanoTime();
        return held.values().stream()
                .filter(partition -> partition.isToPause(now))
                .map(HeldPartition::id)
                .toList();
    }

    /** What Kafka is to be told of the positions. */
    Map<TopicPartition, OffsetAndMetadata> toCommit() {
        return toCommit(held.keySet());
    }

    /** The same of some partitions. */
    Map<TopicPartition, OffsetAndMetadata> toCommit(Collection<TopicPartition> of) {
        Map<TopicPartition, OffsetAndMetadata> positions = new HashMap<>();
        for (TopicPartition id : of) {
            HeldPartition partition = held.get(id);
            if (partition != null && partition.isToCommit()) {
                positions.put(id, new OffsetAndMetadata(partition.position()));
            }
        }
        return positions;
    }

    /** Kafka has these positions. */
    void committed(Map<TopicPartition, OffsetAndMetadata> positions) {
        positions.forEach((id, position) -> {
            HeldPartition partition = held.get(id);
            if (partition != null) {
                partition.committed(position.offset());
            }
        });
    }
}

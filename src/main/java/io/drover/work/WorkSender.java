package io.drover.work;

import io.drover.ingest.PutBackException;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes records on a thread of its own. What cannot be written now, because Kafka cannot be had or there is no room,
 * waits in memory without a thread for each, for as long as that takes; it is bounded by the messages that are alive.
 */
final class WorkSender implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(WorkSender.class);
    private static final Duration FLUSH = Duration.ofSeconds(5);
    private static final long WAIT_FOR_ROOM_MILLIS = 100;

    /** What a record waits for besides Kafka. On the sender's thread. */
    @FunctionalInterface
    interface Room {
        /**
         * Takes the room of one record. False when there is none now.
         *
         * @param unanswered records that Kafka was given and has not confirmed
         */
        boolean take(Admin admin, int unanswered) throws InterruptedException;
    }

    /** What is to be made sure of before the first record. On the sender's thread. */
    @FunctionalInterface
    interface Preparation {
        void make(Admin admin) throws InterruptedException;
    }

    private final KafkaClients clients;
    private final Preparation preparation;
    private final Room room;
    private final Troubles troubles;
    private final ExecutorService ends;
    private final LinkedBlockingQueue<Outgoing> waiting = new LinkedBlockingQueue<>();
    private final Pauses pauses = new Pauses();
    private final AtomicInteger unanswered = new AtomicInteger();
    private volatile boolean stopped;
    private volatile @Nullable Thread thread;
    private volatile @Nullable Exception failed;
    private @Nullable Admin admin;
    private @Nullable Producer<byte[], byte[]> producer;

    /** @param ends runs what follows when a record is written; shut down after this has ended */
    WorkSender(KafkaClients clients, Preparation preparation, Room room, Troubles troubles, ExecutorService ends) {
        this.clients = clients;
        this.preparation = preparation;
        this.room = room;
        this.troubles = troubles;
        this.ends = ends;
    }

    /** Writes it as soon as that can be. */
    void send(Outgoing outgoing) {
        waiting.add(outgoing);
        if (stopped) {
            putBackWaiting();
        }
    }

    /** Puts back what is not given to Kafka yet, and ends the thread once Kafka has answered, or soon. */
    synchronized void stop() {
        if (stopped) {
            return; // to interrupt it once more would break off its last words
        }
        stopped = true;
        Thread working = thread;
        if (working != null) {
            working.interrupt();
        }
    }

    @Override
    public void run() {
        thread = Thread.currentThread();
        try {
            while (!stopped) {
                writeOne(waiting.take());
            }
        } catch (InterruptedException | InterruptException e) {
            LOG.debug("no more records are written", e);
        } finally {
            stopped = true;
            Thread.interrupted(); // the clients are closed in peace
            putBackWaiting();
            closeClients();
            putBackWaiting();
        }
    }

    private void writeOne(Outgoing outgoing) throws InterruptedException {
        try {
            recover();
            hold();
            Producer<byte[], byte[]> open = producer == null ? clients.producer() : producer;
            producer = open;
            write(outgoing, open);
        } catch (InterruptedException | InterruptException e) {
            send(outgoing);
            throw e;
        } catch (RuntimeException e) {
            answered(outgoing, e);
        }
    }

    private void write(Outgoing outgoing, Producer<byte[], byte[]> open) {
        unanswered.incrementAndGet();
        try {
            open.send(outgoing.record(), (metadata, error) -> {
                unanswered.decrementAndGet();
                answered(outgoing, error);
            });
        } catch (RuntimeException e) {
            unanswered.decrementAndGet(); // it is not called back
            throw e;
        }
    }

    /** After a failure: a pause, and clients that know nothing of it. */
    private void recover() throws InterruptedException {
        Exception failure = failed;
        if (failure == null) {
            return;
        }
        pauses.take();
        failed = null;
        if (!(failure instanceof RetriableException)) {
            closeClients();
        } else {
            closeAdmin(); // a topic that was deleted is made again
        }
    }

    private void hold() throws InterruptedException {
        Admin asking = admin;
        if (asking == null) {
            asking = clients.admin();
            admin = asking;
            preparation.make(asking);
        }
        while (!room.take(asking, unanswered.get())) {
            TimeUnit.MILLISECONDS.sleep(WAIT_FOR_ROOM_MILLIS);
        }
    }

    private void answered(Outgoing outgoing, @Nullable Exception error) {
        if (error == null) {
            pauses.reset();
            troubles.end(Troubles.Kind.KAFKA);
            end(outgoing::written);
        } else if (error instanceof RecordTooLargeException) {
            end(() -> outgoing.failed(error));
        } else {
            if (!stopped) {
                troubles.kafkaFailed("records cannot be written", error);
            }
            failed = error;
            send(outgoing);
        }
    }

    private void putBackWaiting() {
        for (Outgoing next = waiting.poll(); next != null; next = waiting.poll()) {
            Outgoing back = next;
            end(() -> back.failed(PutBackException.ofStop()));
        }
    }

    private void end(Runnable end) {
        try {
            ends.execute(end);
        } catch (RejectedExecutionException late) {
            end.run();
        }
    }

    private void closeClients() {
        Producer<byte[], byte[]> writing = producer;
        producer = null;
        if (writing != null) {
            closeQuietly(() -> writing.close(FLUSH));
        }
        closeAdmin();
    }

    private void closeAdmin() {
        Admin asking = admin;
        admin = null;
        if (asking != null) {
            closeQuietly(() -> asking.close(FLUSH));
        }
    }

    private static void closeQuietly(Runnable close) {
        try {
            close.run();
        } catch (KafkaException e) {
            LOG.debug("a client of Kafka was not closed in peace", e);
        }
    }
}

package io.drover.immich;

import io.drover.ingest.PutBackException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The threads that talk to a server about one file each: as many as the server bears, none when there is nothing to do.
 * The queue is bounded by the messages that are alive.
 */
final class UploadPool {
    private static final int FIRST_LIMIT = 4;

    /** Work for one file. */
    interface Job {
        /** It is about to begin. @throws PutBackException when it is not to */
        default void begin() {}

        /** Does it. @return the bytes that were sent and answered, or a negative number when there was no answer */
        long run();

        /** It will not be done, and has not begun. */
        void putBack(PutBackException why);
    }

    private final ThreadPoolExecutor threads;
    private final UploadLimit limit;
    private final Gate gate;
    private volatile boolean stopped;

    UploadPool(String server, int most, Gate gate) {
        this.gate = gate;
        this.limit = new UploadLimit(FIRST_LIMIT, most, System::nanoTime);
        this.threads = new ThreadPoolExecutor(most, most, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
            Thread thread = new Thread(work, server + "-upload");
            thread.setDaemon(true);
            return thread;
        });
        threads.allowCoreThreadTimeOut(true);
    }

    /** Queues a job; every job ends in exactly one of its two methods. */
    void submit(Job job) {
        threads.execute(() -> work(job));
    }

    /** How many uploads run at a time at most, as it is now. */
    int limit() {
        return limit.limit();
    }

    /** How many uploads run now. */
    int running() {
        return limit.running();
    }

    /** The server was in trouble: begin again with one upload at a time. */
    void restart() {
        limit.restart();
    }

    /** Lets jobs that have begun end; puts back the others. */
    void stop() {
        stopped = true;
        limit.open();
    }

    private void work(Job job) {
        try {
            limit.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            job.putBack(PutBackException.ofStop());
            return;
        }
        long sent = -1;
        try {
            if (stopped) {
                throw PutBackException.ofStop();
            }
            gate.pass();
            job.begin();
        } catch (PutBackException e) {
            limit.cancelled();
            job.putBack(e);
            return;
        }
        try {
            sent = job.run();
        } finally {
            if (sent >= 0) {
                limit.done(sent);
            } else {
                limit.cancelled();
            }
        }
    }
}

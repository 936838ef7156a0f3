package io.drover.checksum;

import io.drover.ingest.PutBackException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Threads that read files. The queue is bounded by the messages that are alive. */
final class HashPool implements AutoCloseable {
    private final ThreadPoolExecutor threads;
    private volatile boolean stopped;

    HashPool(String name, int size) {
        this.threads = new ThreadPoolExecutor(size, size, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
            Thread thread = new Thread(work, name);
            thread.setDaemon(true);
            return thread;
        });
        threads.allowCoreThreadTimeOut(true);
    }

    void submit(Runnable job) {
        threads.execute(job);
    }

    /** For a job that is about to begin. @throws PutBackException when Drover stops */
    void begin() {
        if (stopped) {
            throw PutBackException.ofStop();
        }
    }

    /** Lets files that are being read be finished; the others are put back. */
    void stop() {
        stopped = true;
    }

    @Override
    public void close() {
        stop();
        threads.shutdown();
    }
}

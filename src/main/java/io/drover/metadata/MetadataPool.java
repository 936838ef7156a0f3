package io.drover.metadata;

import io.drover.ingest.PutBackException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The threads that read headers. What stands between the check and the upload must not hold the thread that brings it.
 * The queue is bounded by the messages that are alive.
 */
final class MetadataPool implements AutoCloseable {
    private static final int THREADS = 4;

    private final ThreadPoolExecutor threads;
    private volatile boolean stopped;

    MetadataPool() {
        this.threads =
                new ThreadPoolExecutor(THREADS, THREADS, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
                    Thread thread = new Thread(work, "metadata");
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

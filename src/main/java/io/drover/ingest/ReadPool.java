package io.drover.ingest;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Threads that read files, so that the thread that brings a message need not. The queue is bounded by the messages that are
 * alive.
 */
public final class ReadPool implements AutoCloseable {
    private final ThreadPoolExecutor threads;
    private volatile boolean stopped;

    /** @param name of its threads @param size how many of them, 1 or more; none live while there is nothing to read */
    public ReadPool(String name, int size) {
        this.threads = new ThreadPoolExecutor(size, size, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
            Thread thread = new Thread(work, name);
            thread.setDaemon(true);
            return thread;
        });
        threads.allowCoreThreadTimeOut(true);
    }

    /** Runs the job on one of its threads. */
    public void submit(Runnable job) {
        threads.execute(job);
    }

    /** For a job that is about to begin. @throws PutBackException when Drover stops */
    public void begin() {
        if (stopped) {
            throw PutBackException.ofStop();
        }
    }

    /** Lets files that are being read be finished; the others are put back. */
    public void stop() {
        stopped = true;
    }

    @Override
    public void close() {
        stop();
        threads.shutdown();
    }
}

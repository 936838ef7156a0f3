package io.drover.store;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A store whose calls wait while it refuses for a reason that may pass, such as a lost connection. A write that was refused
 * at its end may have been done all the same: give it only such that may be done twice. For any threads.
 */
public final class PatientStore implements Store {
    /** As long as a database may take that another machine takes over, with people who look after it. */
    public static final Duration USUAL = Duration.ofMinutes(10);

    private static final Logger LOG = LoggerFactory.getLogger(PatientStore.class);
    private static final long FIRST_PAUSE_MILLIS = 100;
    private static final long LONGEST_PAUSE_MILLIS = 5_000;

    private final Store store;
    private final Duration patience;
    private final Waiting waiting;
    private final AtomicBoolean away = new AtomicBoolean();

    /**
     * @param patience how long a call waits, at most
     * @param waiting ends when it is of no use any more
     */
    public PatientStore(Store store, Duration patience, Waiting waiting) {
        this.store = store;
        this.patience = patience;
        this.waiting = waiting;
    }

    @Override
    public <T> T read(SqlWork<T> work) {
        return patiently(() -> store.read(work));
    }

    @Override
    public <T> T write(SqlWork<T> work) {
        return patiently(() -> store.write(work));
    }

    @Override
    public <T> T writeDurably(SqlWork<T> work) {
        return patiently(() -> store.writeDurably(work));
    }

    private <T> T patiently(Supplier<T> call) {
        long end = System.nanoTime() + patience.toNanos();
        long pauseMillis = FIRST_PAUSE_MILLIS;
        while (true) {
            try {
                T result = call.get();
                if (away.compareAndSet(true, false)) {
                    LOG.warn("the store at {} is back", location());
                }
                return result;
            } catch (StoreException e) {
                if (!e.temporary() || System.nanoTime() >= end) {
                    throw e;
                }
                if (away.compareAndSet(false, true)) {
                    LOG.warn("what needs the store waits until it is back: {}", e.getMessage());
                }
                pause(pauseMillis, e);
            }
            pauseMillis = Math.min(pauseMillis * 2, LONGEST_PAUSE_MILLIS);
        }
    }

    private void pause(long millis, StoreException reason) {
        try {
            if (waiting.pause(millis)) {
                throw reason;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw reason;
        }
    }

    @Override
    public String location() {
        return store.location();
    }

    /** Closes the store itself. */
    @Override
    public void close() {
        waiting.end();
        store.close();
    }
}

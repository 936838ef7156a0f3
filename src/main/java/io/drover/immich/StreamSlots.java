package io.drover.immich;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.Exchange;
import org.apache.camel.support.SynchronizationAdapter;

/**
 * How many answers may be read as streams at a time: each holds a connection for as long as its exchange lives, and
 * uploads, checks and verbs must not want for one.
 */
final class StreamSlots {
    /** Connections that there are for streams. */
    static final int AT_ONCE = 8;

    private final Semaphore free = new Semaphore(AT_ONCE, true);
    private final Duration longestWait;
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final String held = "CamelImmichStreamSlot." + System.identityHashCode(this);

    /** @param longestWait for a slot */
    StreamSlots(Duration longestWait) {
        this.longestWait = longestWait;
    }

    /**
     * Takes a slot until the exchange is done, and no second one for it; waits for one.
     *
     * @throws IllegalStateException when none came free: an exchange that holds one stream may be waiting for another
     */
    void take(Exchange exchange) {
        if (exchange.getProperty(held) != null) {
            return; // a repetition of a step that failed
        }
        if (!acquired()) {
            throw new IllegalStateException(AT_ONCE
                    + " files or sync streams of this server are being read already, and none came to its end for "
                    + longestWait.toSeconds() + " s; read fewer at a time, or end one exchange before the next");
        }
        exchange.setProperty(held, true);
        exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
            @Override
            public void onDone(Exchange done) {
                free.release();
            }
        });
    }

    /** Drover stops: nobody waits any more. */
    void stop() {
        if (stopped.compareAndSet(false, true)) {
            free.release(Integer.MAX_VALUE / 2);
        }
    }

    private boolean acquired() {
        try {
            return free.tryAcquire(longestWait.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}

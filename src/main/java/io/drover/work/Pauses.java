package io.drover.work;

import java.util.concurrent.TimeUnit;

/** Pauses that get longer from one failure to the next. Any thread. */
final class Pauses {
    private static final long FIRST_MILLIS = 500;
    private static final long LONGEST_MILLIS = 30_000;

    private long nextMillis = FIRST_MILLIS;

    /** How long the next one is, nanoseconds. */
    synchronized long nextNanos() {
        long millis = nextMillis;
        nextMillis = Math.min(2 * millis, LONGEST_MILLIS);
        return TimeUnit.MILLISECONDS.toNanos(millis);
    }

    /** Sleeps for it. */
    void take() throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(nextNanos());
    }

    /** It went well: the next one is short again. */
    synchronized void reset() {
        nextMillis = FIRST_MILLIS;
    }
}

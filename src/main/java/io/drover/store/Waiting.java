package io.drover.store;

import java.util.concurrent.TimeUnit;

/** Pauses between tries that end at once when it is of no use any more to wait. For any threads. */
public final class Waiting {
    private boolean ended;

    /** Returns after this time, or before when waiting has ended. @return whether it has */
    public synchronized boolean pause(long millis) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        for (long left = end - System.nanoTime(); left > 0 && !ended; left = end - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        return ended;
    }

    /** From now on no pause takes time. */
    public synchronized void end() {
        ended = true;
        notifyAll();
    }

    /** Pauses take their time again. */
    public synchronized void begin() {
        ended = false;
    }
}

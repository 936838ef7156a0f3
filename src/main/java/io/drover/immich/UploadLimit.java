package io.drover.immich;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * How many uploads run at a time: climbs while that brings more throughput, steps back when it does not, and starts
 * low again after a pause.
 *
 * <p>The figure that it follows is work done a second, where an upload's work is a fixed part and its bytes, so that a
 * mix of small and large files does not mislead it. It is measured over windows in which the limit was really used.
 * Around the best limit it looks again at both sides from time to time, ever more rarely while nothing changes.
 */
final class UploadLimit {
    /** An upload costs a server about as much as this many bytes, whatever its size. */
    private static final long FIXED_WORK_BYTES = 1 << 20;

    private static final double BETTER = 1.05;
    private static final int UPLOADS_A_WINDOW_AND_SLOT = 6;
    private static final int LONGEST_REST_WINDOWS = 16;

    private final int most;
    private final LongSupplier nanoTime;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition free = lock.newCondition();

    private int limit;
    private int running;
    private boolean open;
    private long windowStart;
    private int windowUploads;
    private double windowWork;
    private boolean windowUsed;

    /** The limit that is held to be best, and the rate seen with it; 0 when it must be measured first. */
    private int best;

    private double bestRate;
    private int direction = 1;
    private int rest;
    private int restWindows = 1;

    /**
     * @param first the limit to start with
     * @param most the highest limit, at least 1
     * @param nanoTime a clock that only goes forward, nanoseconds
     */
    UploadLimit(int first, int most, LongSupplier nanoTime) {
        this.most = most;
        this.nanoTime = nanoTime;
        this.limit = Math.min(first, most);
        this.best = limit;
        this.windowStart = nanoTime.getAsLong();
    }

    /** Returns once the caller may start an upload. */
    void acquire() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (!open && running >= limit) {
                free.await();
            }
            running++;
            windowUsed |= running == limit;
        } finally {
            lock.unlock();
        }
    }

    /** An upload has ended and was answered. @param bytes its size */
    void done(long bytes) {
        lock.lock();
        try {
            running--;
            windowUploads++;
            windowWork += FIXED_WORK_BYTES + bytes;
            if (windowUploads >= UPLOADS_A_WINDOW_AND_SLOT * limit) {
                closeWindow();
            }
            free.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** An upload has ended without an answer that says anything about the server's speed. */
    void cancelled() {
        lock.lock();
        try {
            running--;
            free.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The server was in trouble: begin with one at a time. */
    void restart() {
        lock.lock();
        try {
            limit = 1;
            best = 1;
            bestRate = 0;
            direction = 1;
            rest = 0;
            restWindows = 1;
            startWindow();
        } finally {
            lock.unlock();
        }
    }

    /** Lets everyone pass who waits, now and later: Drover stops, and nothing is to be measured any more. */
    void open() {
        lock.lock();
        try {
            open = true;
            free.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** How many run now. */
    int running() {
        lock.lock();
        try {
            return running;
        } finally {
            lock.unlock();
        }
    }

    /** The limit as it is now. */
    int limit() {
        lock.lock();
        try {
            return limit;
        } finally {
            lock.unlock();
        }
    }

    private void closeWindow() {
        long now = nanoTime.getAsLong();
        double rate = windowWork / Math.max(1, now - windowStart);
        if (windowUsed) {
            learn(rate);
        }
        startWindow();
    }

    private void startWindow() {
        windowStart = nanoTime.getAsLong();
        windowUploads = 0;
        windowWork = 0;
        windowUsed = false;
    }

    private void learn(double rate) {
        if (limit == best) {
            bestRate = bestRate == 0 ? rate : (bestRate + rate) / 2;
            if (rest > 0) {
                rest--;
                return;
            }
            limit = neighbour();
        } else if (limit > best ? rate > bestRate * BETTER : rate * BETTER > bestRate) {
            // more uploads must pay; fewer need only be as good
            best = limit;
            bestRate = rate;
            restWindows = 1;
            limit = neighbour();
        } else {
            direction = -direction;
            limit = best;
            rest = restWindows;
            restWindows = Math.min(restWindows * 2, LONGEST_REST_WINDOWS);
        }
    }

    /** The next limit to try from the best one; the best itself at the ends. */
    private int neighbour() {
        int step = Math.max(1, best / 4);
        int next = Math.max(1, Math.min(most, best + direction * step));
        if (next == best) {
            direction = -direction;
            next = Math.max(1, Math.min(most, best + direction * step));
        }
        return next;
    }
}

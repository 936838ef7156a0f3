package io.drover.feed;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Ends a run before its time: wakes whoever waits, and closes what is being read. For any thread. */
final class Ending {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition came = lock.newCondition();
    private final BooleanSupplier stopping;

    private boolean stopped;
    private boolean asked;
    private @Nullable Throwable failure;
    private @Nullable ChangeReader reader;

    /** @param stopping whether the whole process stops, which may be known before anybody stops this */
    Ending(BooleanSupplier stopping) {
        this.stopping = stopping;
    }

    /** A new run begins. Whoever stops stops all runs that follow, too. */
    void begin() {
        lock.lock();
        try {
            asked = false;
            failure = null;
        } finally {
            lock.unlock();
        }
    }

    /** For ever. */
    void stop() {
        end(() -> stopped = true);
    }

    /** For a request that cannot be done while the source is read. */
    void ask() {
        end(() -> asked = true);
    }

    /** Since another thread of the run cannot go on; the first one's reason counts. */
    void fail(Throwable reason) {
        end(() -> failure = failure == null ? reason : failure);
    }

    private void end(Runnable how) {
        ChangeReader open;
        lock.lock();
        try {
            how.run();
            open = reader;
            came.signalAll();
        } finally {
            lock.unlock();
        }
        if (open != null) {
            open.close();
        }
    }

    /** This is read from now on, and closed at the end; null: nothing is. @throws EndedException when it is too late */
    void reading(@Nullable ChangeReader open) {
        lock.lock();
        try {
            reader = open;
        } finally {
            lock.unlock();
        }
        if (open != null) {
            check();
        }
    }

    boolean stopped() {
        lock.lock();
        try {
            return isOver();
        } finally {
            lock.unlock();
        }
    }

    boolean asked() {
        lock.lock();
        try {
            return asked && !isOver();
        } finally {
            lock.unlock();
        }
    }

    @Nullable
    Throwable failure() {
        lock.lock();
        try {
            return failure;
        } finally {
            lock.unlock();
        }
    }

    /** @throws EndedException when the run is to end, or this thread is interrupted */
    void check() {
        pause(0);
    }

    /** Waits. @throws EndedException as soon as the run is to end, or when this thread is interrupted */
    void pause(long nanos) {
        long left = nanos;
        lock.lock();
        try {
            while (left > 0 && !ended()) {
                left = came.awaitNanos(left);
            }
            if (ended() || Thread.currentThread().isInterrupted()) {
                throw new EndedException();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EndedException();
        } finally {
            lock.unlock();
        }
    }

    private boolean ended() {
        return isOver() || asked || failure != null;
    }

    private boolean isOver() {
        return stopped || stopping.getAsBoolean();
    }
}

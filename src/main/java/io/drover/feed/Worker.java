package io.drover.feed;

import java.util.concurrent.Executor;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/**
 * Works step by step on a thread of the executor while there is something to do. An executor that works on the caller's
 * thread does, too.
 */
final class Worker {
    private final BooleanSupplier step;
    private final Executor executor;
    private final Ending ending;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition progress = lock.newCondition();
    private boolean working;
    private boolean woken;
    private long steps;

    /** @param step does the next part, and says whether there was one; what it throws ends the run */
    Worker(BooleanSupplier step, Executor executor, Ending ending) {
        this.step = step;
        this.executor = executor;
        this.ending = ending;
    }

    /** There may be something to do. */
    void wake() {
        lock.lock();
        try {
            woken = true;
            if (working) {
                return;
            }
            working = true;
        } finally {
            lock.unlock();
        }
        try {
            executor.execute(this::work);
        } catch (RuntimeException e) {
            rest();
            throw e;
        }
    }

    /** Waits until there is nothing to do, or the run is to end and what was begun is done. */
    void await() {
        lock.lock();
        try {
            while (working) {
                progress.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Waits while there is something to do and this holds. @throws EndedException when the run is to end */
    void awaitWhile(BooleanSupplier condition) {
        long seen = steps();
        while (seen >= 0 && condition.getAsBoolean()) {
            seen = awaitStepAfter(seen);
        }
        ending.check();
    }

    /** @return how many are done, or -1 when there is nothing to do */
    private long steps() {
        return awaitStepAfter(-1);
    }

    private long awaitStepAfter(long seen) {
        lock.lock();
        try {
            while (working && steps == seen) {
                progress.awaitUninterruptibly();
            }
            return working ? steps : -1;
        } finally {
            lock.unlock();
        }
    }

    private void work() {
        try {
            while (goOn()) {
                while (step.getAsBoolean()) {
                    progress();
                }
            }
        } catch (Throwable e) {
            // whatever it is, an interrupt too, whoever waits has to hear of it
            end(e);
        }
    }

    private void end(Throwable reason) {
        try {
            ending.fail(reason);
        } catch (RuntimeException e) {
            // what was being read could not be closed
            reason.addSuppressed(e);
        } finally {
            rest();
        }
    }

    /** Whether someone has woken since; else the work is over. */
    private boolean goOn() {
        lock.lock();
        try {
            if (!woken) {
                working = false;
                progress.signalAll();
            }
            return working;
        } finally {
            woken = false;
            lock.unlock();
        }
    }

    private void rest() {
        lock.lock();
        try {
            working = false;
            progress.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void progress() {
        lock.lock();
        try {
            steps++;
            progress.signalAll();
        } finally {
            lock.unlock();
        }
    }
}

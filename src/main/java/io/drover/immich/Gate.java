package io.drover.immich;

import io.drover.http.ApiException;
import io.drover.http.Verdict;
import io.drover.ingest.PutBackException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds back every operation to one server while that server says wait, cannot be reached or refuses the credentials.
 *
 * <p>Whoever is about to call {@link #pass() passes}; whoever was told to wait {@link #close closes}. When the pause is
 * over, one of the waiting threads probes; the others go on only when the probe was answered. A gate that was closed for
 * {@code waitLimit} lets its waiters fail with {@link PutBackException}, so that nothing waits for ever and no file is
 * blamed.
 */
final class Gate {
    private static final Logger LOG = LoggerFactory.getLogger(Gate.class);
    private static final long FIRST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
    private static final long LONGEST_PAUSE_NANOS = TimeUnit.SECONDS.toNanos(30);
    private static final int PAUSES_UNTIL_A_WORD = 2;
    private static final long LONGEST_RETRY_AFTER_NANOS = TimeUnit.MINUTES.toNanos(10);

    private final String server;
    private final long waitLimitNanos;
    private final RandomGenerator random;
    private final ServerEvents events;
    private final Consumer<@Nullable ApiException> probe;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    private @Nullable ApiException reason;
    private boolean probing;
    private boolean stopped;
    private long closedSince;
    private long until;
    private volatile int pauses; // written with the lock held only
    private int generation;

    /**
     * @param server how the server is called in messages
     * @param waitLimit how long the gate may stay closed before its waiters are put back
     * @param random for the jitter of pauses
     * @param events hears of each call that has to be made again
     * @param probe a cheap call to the server that throws {@link ApiException} while it does not serve; is given the
     *     reason of the pause
     */
    Gate(
            String server,
            Duration waitLimit,
            RandomGenerator random,
            ServerEvents events,
            Consumer<@Nullable ApiException> probe) {
        this.server = server;
        this.waitLimitNanos = waitLimit.toNanos();
        this.random = random;
        this.events = events;
        this.probe = probe;
    }

    /** Whether this failure is the server's or the credentials', so that all must wait. */
    static boolean concerns(ApiException exception) {
        Verdict verdict = exception.verdict();
        return verdict == Verdict.WAIT || verdict == Verdict.DENIED;
    }

    /** Returns once the gate is open. @throws PutBackException when it stays closed too long, or Drover stops */
    void pass() {
        pass(false);
    }

    /**
     * Makes a call, again and again while the server cannot be had. Blocks.
     *
     * @param toEnd whether it ends work that has begun: while Drover stops it is made too, if the gate is open
     * @param concernsAll whether a failure is the server's or the credentials', so that all must wait; others are thrown
     * @throws PutBackException when the gate stays closed too long, or Drover stops
     */
    <T> T patiently(boolean toEnd, Supplier<T> call, Predicate<ApiException> concernsAll) {
        while (true) {
            pass(toEnd);
            try {
                T answer = call.get();
                succeeded();
                return answer;
            } catch (ApiException e) {
                if (!concernsAll.test(e)) {
                    throw e;
                }
                close(e);
            }
        }
    }

    private void pass(boolean toEnd) {
        lock.lock();
        try {
            int entered = generation;
            while (reason != null || (stopped && !toEnd)) {
                if (stopped) {
                    throw PutBackException.ofStop();
                }
                long now = System.nanoTime();
                if (now - closedSince >= waitLimitNanos) {
                    generation++;
                    closedSince = now;
                    changed.signalAll();
                }
                if (generation != entered) {
                    throw new PutBackException(waited());
                }
                if (now - until >= 0 && !probing) {
                    probe();
                } else {
                    long left = probing ? waitLimitNanos : until - now;
                    awaitChange(Math.min(left, closedSince + waitLimitNanos - now));
                }
            }
        } finally {
            lock.unlock();
        }
    }

    private String waited() {
        return server + " could not be used for "
                + Duration.ofNanos(waitLimitNanos).toSeconds() + " s: "
                + (reason == null ? "unknown" : reason.getMessage());
    }

    private void awaitChange(long nanos) {
        try {
            changed.awaitNanos(nanos);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw PutBackException.ofStop();
        }
    }

    /** Called with the lock held; gives it up while the probe runs. */
    private void probe() {
        ApiException why = reason;
        probing = true;
        ApiException answer = null;
        lock.unlock();
        try {
            probe.accept(why);
        } catch (ApiException e) {
            answer = e;
        } finally {
            lock.lock();
            probing = false;
            changed.signalAll();
        }
        if (answer == null) {
            open();
        } else {
            pause(answer);
        }
    }

    /** Closes the gate, or keeps it closed, because of this answer. */
    void close(ApiException why) {
        events.waits(why);
        lock.lock();
        try {
            if (reason == null) {
                if (pauses == 0) {
                    closedSince = System.nanoTime();
                }
                pause(why);
            } else if (why.retryAfterMillis() > 0) {
                until = Math.max(until, System.nanoTime() + pauseNanos(why));
            }
        } finally {
            lock.unlock();
        }
    }

    private void pause(ApiException why) {
        reason = why;
        pauses++;
        if (pauses == PAUSES_UNTIL_A_WORD) { // a busy moment is not worth a word
            LOG.warn("{}: paused, no file is lost or failed for it: {}", server, why.getMessage());
        }
        until = System.nanoTime() + pauseNanos(why);
        changed.signalAll();
    }

    private long pauseNanos(ApiException why) {
        long asked = Math.min(TimeUnit.MILLISECONDS.toNanos(why.retryAfterMillis()), LONGEST_RETRY_AFTER_NANOS);
        long own = Math.min(FIRST_PAUSE_NANOS << Math.min(pauses, 10), LONGEST_PAUSE_NANOS);
        long pause = asked > 0 ? asked : own;
        return pause + (long) (pause * 0.2 * random.nextDouble());
    }

    private void open() {
        reason = null;
        changed.signalAll();
    }

    /** A call was answered as it should be: the trouble is over, the next pause starts short again. */
    void succeeded() {
        if (pauses == 0) {
            return;
        }
        lock.lock();
        try {
            if (reason == null && pauses > 0) {
                if (pauses >= PAUSES_UNTIL_A_WORD) {
                    LOG.info("{}: goes on", server);
                }
                pauses = 0;
            }
        } finally {
            lock.unlock();
        }
    }

    /** Why the gate is closed, or null when it is open. */
    @Nullable
    ApiException reason() {
        lock.lock();
        try {
            return reason;
        } finally {
            lock.unlock();
        }
    }

    /** Wakes everyone who waits; from now on nothing new passes. */
    void stop() {
        lock.lock();
        try {
            stopped = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}

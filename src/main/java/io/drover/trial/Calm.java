package io.drover.trial;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/** Waits until something is so and nothing happens any more. */
final class Calm {
    private static final long LOOK_EVERY_MILLIS = 20;
    private static final Duration QUIET = Duration.ofMillis(300);

    private final LongSupplier inFlight;
    private final LongSupplier activity;
    private final CompletableFuture<Void> stop;

    /**
     * @param inFlight how many messages are on their way
     * @param activity grows with all that happens
     * @param stop ends the waiting
     */
    Calm(LongSupplier inFlight, LongSupplier activity, CompletableFuture<Void> stop) {
        this.inFlight = inFlight;
        this.activity = activity;
        this.stop = stop;
    }

    /** Waits until nothing has happened for a moment. */
    void await(Duration atMost) throws InterruptedException {
        await(() -> true, atMost);
    }

    /** Waits until it is so, before and after a quiet moment. @return whether that came in time */
    boolean await(BooleanSupplier condition, Duration atMost) throws InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        long quietSince = System.nanoTime();
        long seen = activity.getAsLong();
        boolean met = false;
        while (true) {
            long now = System.nanoTime();
            long happened = activity.getAsLong();
            if (!met && condition.getAsBoolean()) {
                met = true;
                quietSince = now;
            }
            if (happened != seen || inFlight.getAsLong() > 0) {
                seen = happened;
                quietSince = now;
            }
            if (met && now - quietSince >= QUIET.toNanos()) {
                met = condition.getAsBoolean();
                if (met) {
                    return true;
                }
            }
            if (now >= deadline || stop.isDone()) {
                return met && condition.getAsBoolean();
            }
            pause();
        }
    }

    private void pause() throws InterruptedException {
        try {
            stop.get(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            return; // the next look tells
        }
    }
}

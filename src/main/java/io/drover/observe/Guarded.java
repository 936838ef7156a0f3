package io.drover.observe;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A check that is made at most once in a while, on another thread, one at a time; whoever asks gets what is known, and
 * waits for a short time only. So neither many who ask nor a thing that hangs, such as a network share, stops anybody.
 */
final class Guarded implements Check {
    private final String name;
    private final Check check;
    private final Patience patience;
    private final Executor executor;
    private final LongSupplier nanoTime;

    private @Nullable List<Finding> known;
    private long knownAt;
    private @Nullable CompletableFuture<List<Finding>> running;
    private long runningSince;

    /**
     * How much is waited.
     *
     * @param fresh how long something found stays good
     * @param most how long whoever asks waits for the check
     * @param hangs after this time a check that has not come back is a fault
     */
    record Patience(Duration fresh, Duration most, Duration hangs) {}

    /** @param name of what is found when the check fails or hangs */
    Guarded(String name, Check check, Patience patience, Executor executor, LongSupplier nanoTime) {
        this.name = name;
        this.check = check;
        this.patience = patience;
        this.executor = executor;
        this.nanoTime = nanoTime;
    }

    @Override
    public List<Finding> look() {
        CompletableFuture<List<Finding>> answer = ask();
        try {
            return answer.get(patience.most().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return meanwhile();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e); // what a check throws is a finding
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return meanwhile();
        }
    }

    private synchronized CompletableFuture<List<Finding>> ask() {
        long now = nanoTime.getAsLong();
        if (running != null) {
            return running;
        }
        // that there is nothing may change at any moment: nothing has started yet
        if (known != null
                && !known.isEmpty()
                && now - knownAt < patience.fresh().toNanos()) {
            return CompletableFuture.completedFuture(known);
        }
        CompletableFuture<List<Finding>> begun = new CompletableFuture<>();
        running = begun;
        runningSince = now;
        try {
            executor.execute(() -> run(begun));
        } catch (RejectedExecutionException e) {
            running = null;
            return CompletableFuture.completedFuture(List.of(Finding.down(name, "Drover stops")));
        }
        return begun;
    }

    private void run(CompletableFuture<List<Finding>> begun) {
        List<Finding> found;
        try {
            found = check.look();
        } catch (RuntimeException e) {
            String message = e.getMessage();
            found = List.of(Finding.down(name, message == null ? e.getClass().getName() : message));
        }
        synchronized (this) {
            known = found;
            knownAt = nanoTime.getAsLong();
            running = null;
        }
        begun.complete(found);
    }

    /** What is said while the check has not come back. */
    private synchronized List<Finding> meanwhile() {
        long nanos = nanoTime.getAsLong() - runningSince;
        if (running != null && nanos >= patience.hangs().toNanos()) {
            return List.of(Finding.down(
                    name,
                    "it could not be looked at for " + TimeUnit.NANOSECONDS.toSeconds(nanos)
                            + " s: something that it needs hangs, such as a network share or a full disk"));
        }
        return known == null ? List.of(Finding.down(name, "it is being looked at for the first time")) : known;
    }
}

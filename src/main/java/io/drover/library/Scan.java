package io.drover.library;

import io.drover.ingest.Tally;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** One scan that runs: ends when the last walker is through and the last message has come back. */
final class Scan {
    private final Tally tally;
    private final FolderQueue queue = new FolderQueue();
    private final AtomicInteger walking;
    private final AtomicLong open = new AtomicLong();
    private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();
    private final CompletableFuture<Tally> finished = new CompletableFuture<>();

    /** @param walkers how many walk; the scan waits for each of them */
    Scan(Tally tally, int walkers) {
        this.tally = tally;
        this.walking = new AtomicInteger(walkers);
        this.open.set(walkers);
    }

    Tally tally() {
        return tally;
    }

    FolderQueue queue() {
        return queue;
    }

    /** Completes with the counts, or with what broke the walk. */
    CompletableFuture<Tally> finished() {
        return finished;
    }

    /** A walker is through. */
    void endWalk() {
        if (walking.decrementAndGet() == 0) {
            tally.foundAll();
        }
        leave();
    }

    /** A message begins that the scan has to wait for. */
    void enter() {
        open.incrementAndGet();
    }

    /** It has ended. */
    void leave() {
        if (open.decrementAndGet() == 0) {
            RuntimeException broken = failure.get();
            if (broken == null) {
                finished.complete(tally);
            } else {
                finished.completeExceptionally(broken);
            }
        }
    }

    /** Ends the walk because of this. What is on its way goes on. */
    void fail(RuntimeException exception) {
        failure.compareAndSet(null, exception);
        queue.close();
    }
}

package io.drover.reload;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Does something again and again on one thread, until it fails or is closed. */
public final class Looks implements AutoCloseable {
    /** An edit is read at its second look; together with its check and its start that stays well below two seconds. */
    private static final Duration PAUSE = Duration.ofMillis(250);

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread looking = new Thread(task, "reload");
        looking.setDaemon(true);
        return looking;
    });
    private final CompletableFuture<Void> failure = new CompletableFuture<>();

    /** Begins. @param look what is done; must not be under way in another thread */
    public void begin(Runnable look) {
        thread.scheduleWithFixedDelay(
                () -> {
                    try {
                        look.run();
                    } catch (RuntimeException | Error e) {
                        failure.completeExceptionally(e);
                        throw e;
                    }
                },
                PAUSE.toMillis(),
                PAUSE.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    /** Fails with what a look has failed with; else never completes. */
    public CompletableFuture<Void> failure() {
        return failure.copy();
    }

    /** Begins no look any more. Does not wait for the one that is under way. */
    @Override
    public void close() {
        thread.shutdown();
    }
}

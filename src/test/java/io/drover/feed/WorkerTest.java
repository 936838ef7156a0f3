package io.drover.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whoever waits for a worker hears of its end. */
class WorkerTest {
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void close() {
        threads.shutdownNow();
    }

    @Test
    void a_reading_that_cannot_be_closed_does_not_keep_those_who_wait() {
        IllegalStateException reason = new IllegalStateException("on purpose");
        Ending ending = new Ending(() -> false);
        ending.reading(new Unclosable());
        Worker worker = new Worker(
                () -> {
                    throw reason;
                },
                threads,
                ending);

        worker.wake();

        assertThat(CompletableFuture.runAsync(worker::await, threads)).succeedsWithin(Duration.ofSeconds(30));
        assertThat(ending.failure()).isSameAs(reason);
        assertThat(reason.getSuppressed())
                .singleElement()
                .satisfies(e -> assertThat(e).hasMessage("it cannot be closed"));
    }

    private static final class Unclosable implements ChangeReader {
        @Override
        public Piece next() {
            throw new AssertionError("nothing is read");
        }

        @Override
        public boolean patient() {
            return true;
        }

        @Override
        public void close() {
            throw new IllegalStateException("it cannot be closed");
        }
    }
}

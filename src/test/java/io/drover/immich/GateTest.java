package io.drover.immich;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.http.ApiException;
import io.drover.ingest.PutBackException;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** While a server says wait, all wait, one asks, and nothing waits for ever. */
@Timeout(20)
class GateTest {
    private final AtomicInteger probes = new AtomicInteger();
    private volatile @Nullable ApiException down;

    private Gate gate(Duration waitLimit) {
        return new Gate("immich", waitLimit, new Random(1), EventsOf.nobody(), why -> {
            probes.incrementAndGet();
            ApiException failure = down;
            if (failure != null) {
                throw failure;
            }
        });
    }

    @Test
    void an_open_gate_lets_everyone_pass_without_a_probe() {
        Gate gate = gate(Duration.ofSeconds(5));

        gate.pass();

        assertThat(probes).hasValue(0);
    }

    @Test
    void waiters_go_on_after_one_of_them_has_probed() throws Exception {
        Gate gate = gate(Duration.ofSeconds(15));
        gate.close(status(503, 50));

        CompletableFuture<?> all = CompletableFuture.allOf(passing(gate), passing(gate), passing(gate));
        all.get(10, TimeUnit.SECONDS);

        assertThat(probes).hasValue(1);
        assertThat(gate.reason()).isNull();
    }

    @Test
    void stays_closed_while_the_probe_fails() {
        Gate gate = gate(Duration.ofMillis(1200));
        down = status(0, 0);
        gate.close(status(503, 10));

        assertThatThrownBy(gate::pass)
                .isInstanceOf(PutBackException.class)
                .hasMessageContaining("immich could not be used for");

        assertThat(probes.get()).isPositive();
        assertThat(gate.reason()).isNotNull();
    }

    @Test
    void waits_as_long_as_the_server_asks() {
        Gate gate = gate(Duration.ofSeconds(15));
        long before = System.nanoTime();
        gate.close(status(429, 300));

        gate.pass();

        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
    }

    @Test
    void a_new_waiting_period_begins_after_the_limit_so_that_a_later_run_can_go_on() {
        Gate gate = gate(Duration.ofMillis(100));
        gate.close(status(503, 400));

        int putBack = 0;
        while (gate.reason() != null) {
            try {
                gate.pass();
            } catch (PutBackException e) {
                putBack++;
            }
        }

        assertThat(putBack).isPositive();
        assertThat(probes).hasValue(1);
    }

    @Test
    void a_stop_puts_waiters_back_at_once() throws Exception {
        Gate gate = gate(Duration.ofMinutes(30));
        gate.close(status(503, 600_000));
        CompletableFuture<Void> waiter = passing(gate);

        gate.stop();

        assertThatThrownBy(() -> waiter.get(10, TimeUnit.SECONDS)).hasCauseInstanceOf(PutBackException.class);
    }

    private static CompletableFuture<Void> passing(Gate gate) {
        return CompletableFuture.runAsync(gate::pass, task -> new Thread(task).start());
    }

    private static ApiException status(int status, long retryAfterMillis) {
        return new ApiException("test", "test answered " + status, status, null, retryAfterMillis, false, null);
    }
}

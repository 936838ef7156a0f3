package io.drover.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private final Backoff backoff = Backoff.standard(new Random(1));

    @Test
    void pauses_grow_from_a_second_to_a_minute() {
        assertPause(1, Duration.ofSeconds(1));
        assertPause(2, Duration.ofSeconds(2));
        assertPause(6, Duration.ofSeconds(32));
        assertPause(7, Duration.ofMinutes(1));
        assertPause(1_000_000, Duration.ofMinutes(1));
    }

    private void assertPause(int failures, Duration full) {
        long nanos = full.toNanos();
        assertThat(backoff.nanos(failures)).isBetween(nanos * 8 / 10, nanos);
    }
}

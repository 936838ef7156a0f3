package io.drover.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** Retry-After comes as seconds or as a date, and is never believed without end. */
class RetryAfterTest {
    private final Clock clock = Clock.fixed(Instant.parse("2026-11-20T17:52:53Z"), ZoneOffset.UTC);

    @Test
    void seconds_and_dates_are_understood() {
        assertThat(RetryAfter.millis("2", clock)).isEqualTo(2_000);
        assertThat(RetryAfter.millis("Fri, 20 Nov 2026 17:53:03 GMT", clock)).isEqualTo(10_000);
    }

    @Test
    void what_is_missing_past_or_broken_is_no_wait() {
        assertThat(RetryAfter.millis(null, clock)).isZero();
        assertThat(RetryAfter.millis("", clock)).isZero();
        assertThat(RetryAfter.millis("-5", clock)).isZero();
        assertThat(RetryAfter.millis("soon", clock)).isZero();
        assertThat(RetryAfter.millis("Fri, 20 Nov 2026 17:52:00 GMT", clock)).isZero();
    }

    @Test
    void a_long_wait_is_capped() {
        assertThat(RetryAfter.millis("86400", clock)).isEqualTo(900_000);
        assertThat(RetryAfter.millis("99999999999999999999", clock)).isEqualTo(900_000);
        assertThat(RetryAfter.millis("Sat, 20 Nov 2027 17:52:00 GMT", clock)).isEqualTo(900_000);
    }
}

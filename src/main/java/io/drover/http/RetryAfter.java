package io.drover.http;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** The Retry-After header: seconds or an HTTP date. */
final class RetryAfter {
    /** A server that asks for more is asked again after this. */
    static final Duration LONGEST = Duration.ofMinutes(15);

    private RetryAfter() {}

    /** Milliseconds from now, 0 when the header is missing, past or not readable. */
    static long millis(@Nullable String header, Clock clock) {
        if (header == null) {
            return 0;
        }
        String value = header.strip();
        long wanted = value.chars().allMatch(c -> c >= '0' && c <= '9') ? seconds(value) : until(value, clock);
        return Math.max(0, Math.min(wanted, LONGEST.toMillis()));
    }

    private static long seconds(String digits) {
        if (digits.isEmpty()) {
            return 0;
        }
        return digits.length() > 9 ? LONGEST.toMillis() : Long.parseLong(digits) * 1000;
    }

    private static long until(String date, Clock clock) {
        try {
            Instant then = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return Duration.between(clock.instant(), then).toMillis();
        } catch (DateTimeParseException e) {
            return 0;
        }
    }
}

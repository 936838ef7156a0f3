package io.drover.cli;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** Points in time for people, in the machine's time zone, and for programs, in UTC. */
final class Times {
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    private Times() {}

    /** {@code 2026-01-31 23:59:59}. */
    static String of(long millis) {
        return of(Instant.ofEpochMilli(millis));
    }

    static String of(Instant instant) {
        return LOCAL.format(instant.atZone(ZoneId.systemDefault()));
    }

    /** As {@link #of(long)}, or {@code at once} for 0. */
    static String due(long millis) {
        return millis == 0 ? "at once" : of(millis);
    }

    /** {@code 2026-01-31T23:59:59Z}. */
    static String iso(long millis) {
        return Instant.ofEpochMilli(millis).toString();
    }
}

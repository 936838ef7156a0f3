package io.drover.ingest;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/**
 * Of which dates a source's pictures count, and in which zone it lives.
 *
 * @param zone what times without an offset are understood in, and where a date begins and ends
 * @param since the earliest time, or null
 * @param until the latest, or null; a date counts to its end
 */
public record DateRange(
        ZoneId zone, @Nullable Bound since, @Nullable Bound until) {
    /** The zone of a source that does not name one. */
    public static final String USUAL_ZONE = "UTC";

    /**
     * One end of a range.
     *
     * @param option the name of the option that says it
     * @param value how it was written
     * @param time the first moment that counts, or that counts no more
     */
    public record Bound(String option, String value, Instant time) {
        /** As it stands in a URI. */
        String words() {
            return option + "=" + value;
        }
    }

    /**
     * @param zone {@code Europe/Berlin} or {@code +02:00}; null or blank is UTC
     * @param since a date or a time with an offset; null or blank is none
     * @param until the same
     * @throws IllegalArgumentException in one sentence that names the option, its value and what is allowed
     */
    public static DateRange parse(@Nullable String zone, @Nullable String since, @Nullable String until) {
        ZoneId place = zone(zone == null || zone.isBlank() ? USUAL_ZONE : zone.strip());
        Bound first = bound("since", since, place, false);
        Bound last = bound("until", until, place, true);
        if (first != null && last != null && !first.time().isBefore(last.time())) {
            throw new IllegalArgumentException(last.words() + " is before " + first.words() + ": nothing lies between");
        }
        return new DateRange(place, first, last);
    }

    /**
     * Why a picture of this time does not count, or null when it does.
     *
     * @param how how the time is known: {@code taken} or {@code modified}
     */
    public @Nullable String reasonAgainst(OffsetDateTime time, String how) {
        Instant instant = time.toInstant();
        String where = since != null && instant.isBefore(since.time())
                ? before()
                : until != null && !instant.isBefore(until.time()) ? after() : null;
        return where == null ? null : how + " " + DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time) + where;
    }

    /** Whether a file that was left out for this reason is left out by this range, too, without being read again. */
    public boolean gave(@Nullable String reason) {
        return reason != null
                && (since != null && reason.endsWith(before()) || until != null && reason.endsWith(after()));
    }

    private String before() {
        return ", before " + (since == null ? "" : since.words()) + " in " + zone;
    }

    private String after() {
        return ", after " + (until == null ? "" : until.words()) + " in " + zone;
    }

    private static ZoneId zone(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException unknown) {
            throw new IllegalArgumentException(
                    "zone: '" + text + "' is no time zone: name one such as Europe/Berlin, or an offset such as +02:00",
                    unknown);
        }
    }

    private static @Nullable Bound bound(String option, @Nullable String value, ZoneId zone, boolean end) {
        if (value == null || value.isBlank()) {
            return null;
        }
        String text = value.strip();
        try {
            Instant time = text.length() <= 10
                    ? LocalDate.parse(text)
                            .plusDays(end ? 1 : 0)
                            .atStartOfDay(zone)
                            .toInstant()
                    : OffsetDateTime.parse(text).toInstant().plusNanos(end ? 1 : 0);
            return new Bound(option, text, time);
        } catch (DateTimeException wrong) {
            throw new IllegalArgumentException(
                    option + ": '" + text
                            + "' is no date (2024-05-01) and no time with an offset (2024-05-01T10:00:00Z)",
                    wrong);
        }
    }
}

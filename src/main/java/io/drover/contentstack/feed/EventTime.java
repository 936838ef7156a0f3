package io.drover.contentstack.feed;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads stamps of time, those too that separate a fraction by a colon or leave the seconds out. */
final class EventTime {
    private static final Pattern STAMP = Pattern.compile(
            "(\\d{4}-\\d{2}-\\d{2})T(\\d{2}:\\d{2})(?::(\\d{2}))?(?:[.:](\\d{1,9}))?(Z|[+-]\\d{2}:\\d{2})");

    private EventTime() {}

    /** The moment, or null when the text names none. */
    static @Nullable Instant parse(@Nullable String stamp) {
        Matcher parts = STAMP.matcher(stamp == null ? "" : stamp.strip());
        if (!parts.matches()) {
            return null;
        }
        String seconds = parts.group(3) == null ? "00" : parts.group(3);
        String fraction = parts.group(4) == null ? "0" : parts.group(4);
        try {
            return OffsetDateTime.parse(
                            parts.group(1) + "T" + parts.group(2) + ":" + seconds + "." + fraction + parts.group(5))
                    .toInstant();
        } catch (DateTimeParseException e) {
            return null; // there is no such day or hour
        }
    }
}

package io.drover.immich.api.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads how long a video is: before 3.0 a text such as {@code 0:01:02.500000}, since then milliseconds or null. */
final class MediaDuration {
    private static final Pattern TEXT = Pattern.compile("(\\d+):(\\d{1,2}):(\\d{1,2}(?:\\.\\d{1,9})?)");

    private MediaDuration() {}

    /** Null for zero, which the older form says of pictures, and for what is neither form. */
    static @Nullable Duration read(@Nullable JsonNode value) {
        Duration duration = value == null || value.isNull()
                ? Duration.ZERO
                : value.isNumber() ? Duration.ofMillis(value.longValue()) : ofText(value.asText());
        return duration.isZero() ? null : duration;
    }

    private static Duration ofText(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            return Duration.ZERO;
        }
        long nanos = new BigDecimal(matcher.group(3)).movePointRight(9).longValueExact();
        return Duration.ofHours(Long.parseLong(matcher.group(1)))
                .plusMinutes(Long.parseLong(matcher.group(2)))
                .plusNanos(nanos);
    }
}

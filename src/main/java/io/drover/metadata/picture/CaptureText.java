package io.drover.metadata.picture;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the times that cameras write as text. What is none, such as {@code 0000:00:00 00:00:00}, is null. */
final class CaptureText {
    private static final Pattern TIME = Pattern.compile(
            "(\\d{4})[:/.-](\\d{1,2})[:/.-](\\d{1,2})[ T](\\d{1,2}):(\\d{2})(?::(\\d{2}))?(?:[.,](\\d{1,9})\\d*)?\\s*(\\S*)");

    private CaptureText() {}

    /** @param time {@code 2024:05:01 10:00:00} @param fraction digits of the second, or null @param offset or null */
    static @Nullable Capture exif(@Nullable String time, @Nullable String fraction, @Nullable String offset) {
        String digits = fraction == null ? "" : fraction.strip();
        return capture(time, digits.matches("\\d+") ? digits : null, offset);
    }

    /** @param time {@code 2024-05-01T10:00:00+0200}, or without an offset */
    static @Nullable Capture iso(@Nullable String time) {
        return capture(time, null, null);
    }

    private static @Nullable Capture capture(
            @Nullable String time, @Nullable String otherFraction, @Nullable String otherOffset) {
        Matcher parts = TIME.matcher(time == null ? "" : time.replace('\0', ' ').strip());
        if (!parts.matches()) {
            return null;
        }
        try {
            String fraction = parts.group(7) == null ? otherFraction : parts.group(7);
            LocalDateTime local = LocalDateTime.of(
                            number(parts, 1),
                            number(parts, 2),
                            number(parts, 3),
                            number(parts, 4),
                            number(parts, 5),
                            parts.group(6) == null ? 0 : number(parts, 6))
                    .withNano(nanos(fraction));
            ZoneOffset offset = offset(parts.group(8).isEmpty() ? otherOffset : parts.group(8));
            return offset == null ? new Capture.Clock(local) : new Capture.Exact(OffsetDateTime.of(local, offset));
        } catch (DateTimeException noTime) {
            return null;
        }
    }

    private static int number(Matcher parts, int group) {
        return Integer.parseInt(parts.group(group));
    }

    private static int nanos(@Nullable String fraction) {
        return fraction == null ? 0 : Integer.parseInt((fraction + "000000000").substring(0, 9));
    }

    private static @Nullable ZoneOffset offset(@Nullable String text) {
        try {
            return text == null || text.isBlank()
                    ? null
                    : ZoneOffset.of(text.replace('\0', ' ').strip());
        } catch (DateTimeException noOffset) {
            return null;
        }
    }
}

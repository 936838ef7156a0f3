package io.drover.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The forms of the values that requests carry. */
final class Shapes {
    static final List<String> VISIBILITIES = List.of("archive", "timeline", "hidden", "locked");
    static final List<String> FLAGS = List.of("true", "false");

    private static final Pattern UUID =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");
    private static final Pattern UUID_V4 =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-4[0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}");
    private static final Pattern LOCAL =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}([T ]\\d{2}:\\d{2}(:\\d{2}(\\.\\d{1,9})?)?)?");
    private static final Pattern ZONE = Pattern.compile("(Z|[+-]\\d{2}:\\d{2})$");

    private Shapes() {}

    static boolean isUuid(String text) {
        return UUID.matcher(text).matches();
    }

    static boolean isUuidV4(String text) {
        return UUID_V4.matcher(text).matches();
    }

    /** A day, with or without time, with or without zone; UTC where none is given. Null when it is no date. */
    static @Nullable Instant date(String text) {
        Matcher zone = ZONE.matcher(text);
        boolean zoned = text.length() > 10 && zone.find();
        String local = zoned ? text.substring(0, zone.start()) : text;
        if (!LOCAL.matcher(local).matches()) {
            return null;
        }
        try {
            return local.length() == 10
                    ? LocalDate.parse(local).atStartOfDay().toInstant(ZoneOffset.UTC)
                    : LocalDateTime.parse(local.replace(' ', 'T'))
                            .toInstant(zoned ? ZoneOffset.of(zone.group()) : ZoneOffset.UTC);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** The same with the offset that it was written with. */
    static @Nullable OffsetDateTime zonedDate(String text) {
        Instant date = date(text);
        Matcher zone = ZONE.matcher(text);
        boolean zoned = text.length() > 10 && zone.find();
        return date == null ? null : date.atOffset(zoned ? ZoneOffset.of(zone.group()) : ZoneOffset.UTC);
    }

    /** The time zone with this name, or null. */
    static @Nullable ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** What 3.x takes: a full ISO 8601 time with its zone. */
    static boolean isStrictDate(String text) {
        return text.contains("T") && ZONE.matcher(text).find() && date(text) != null;
    }

    /** The JSON in a text field, or null when it is none. */
    static @Nullable JsonNode json(String text) {
        try {
            return Json.parse(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            return null;
        }
    }
}

package io.drover.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;

/**
 * Times as PostgreSQL writes them. Immich has the database write what is nested in another thing, such as the assets of
 * an album, so that their times look different: {@code 2018-05-06T07:08:09+00:00}.
 */
final class RowTimes {
    private static final DateTimeFormatter FORMAT = new DateTimeFormatterBuilder()
            .appendPattern("yyyy-MM-dd'T'HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 6, true)
            .appendLiteral("+00:00")
            .toFormatter()
            .withZone(ZoneOffset.UTC);
    private static final List<String> NAMES =
            List.of("createdAt", "updatedAt", "fileCreatedAt", "fileModifiedAt", "localDateTime", "profileChangedAt");

    private RowTimes() {}

    static String of(Instant instant) {
        return FORMAT.format(instant);
    }

    /** Rewrites the times of a thing and returns it. */
    static ObjectNode in(ObjectNode thing) {
        for (String name : NAMES) {
            JsonNode time = thing.path(name);
            if (time.isTextual()) {
                thing.put(name, of(Instant.parse(time.asText())));
            }
        }
        return thing;
    }
}

package io.drover.immich.api.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;

/**
 * A moment in the one form that every version takes: ISO 8601 with an offset, such as {@code 2018-05-06T04:08:09+02:00}.
 *
 * @param text as it is sent; the offset is that of the place where a picture was taken
 */
public record IsoTime(@JsonValue String text) {

    /** @throws IllegalArgumentException when it is no time or has no offset */
    @JsonCreator
    public IsoTime {
        try {
            OffsetDateTime.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "the time '" + text + "' must be ISO 8601 with an offset, such as 2018-05-06T04:08:09+02:00 or"
                            + " 2018-05-06T02:08:09Z",
                    e);
        }
    }

    /** The moment, in UTC. */
    public static IsoTime of(Instant instant) {
        return new IsoTime(instant.toString());
    }

    /** The moment, with its offset. */
    public static IsoTime of(OffsetDateTime time) {
        return new IsoTime(DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time));
    }

    /** The moment. */
    public Instant instant() {
        return OffsetDateTime.parse(text).toInstant();
    }

    @Override
    public String toString() {
        return text;
    }
}

package io.drover.contentstack;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;

/** Reads times that people wrote. */
final class Times {
    private Times() {}

    /**
     * A time in ISO 8601 with an offset.
     *
     * @param name of the option or field, for the message
     * @throws IllegalArgumentException in a sentence that says what is allowed
     */
    static Instant parse(String name, String text) {
        try {
            return OffsetDateTime.parse(text.strip()).toInstant();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    name + " is '" + text + "'; allowed: a time in ISO 8601 with its offset, such as"
                            + " 2026-01-31T00:00:00Z",
                    e);
        }
    }
}

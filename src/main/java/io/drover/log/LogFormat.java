package io.drover.log;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a line of the log looks like. */
public enum LogFormat {
    /** For people: time, level, where it comes from, the message; a stack trace below. */
    TEXT,
    /** For collectors of logs: one JSON object a line. */
    JSON;

    /** The format of this word, in small letters; empty when it is none. */
    public static Optional<LogFormat> of(String word) {
        return Stream.of(values())
                .filter(format -> format.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst();
    }
}

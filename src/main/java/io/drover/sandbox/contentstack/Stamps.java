package io.drover.sandbox.contentstack;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times as the API writes them. */
final class Stamps {
    private static final DateTimeFormatter ISO = of("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'");
    private static final DateTimeFormatter MALFORMED = of("yyyy-MM-dd'T'HH:mm:'0'ss'Z'");

    private Stamps() {}

    /** Such as {@code 2019-08-23T11:19:21.065Z}. */
    static String iso(Instant time) {
        return ISO.format(time);
    }

    /** The seconds with three digits and nothing behind them, as in the vendor's sample. */
    static String malformed(Instant time) {
        return MALFORMED.format(time);
    }

    private static DateTimeFormatter of(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
    }
}

package io.drover.http;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which bytes of a file an answer holds.
 *
 * @param first the place of the first byte, from 0
 * @param last the place of the last byte
 * @param total the bytes of the whole file, or -1 when the server does not say
 */
public record ContentRange(long first, long last, long total) {
    private static final Pattern FORM = Pattern.compile("bytes (\\d{1,18})-(\\d{1,18})/(\\d{1,18}|\\*)");

    /** Reads the header Content-Range; null when it is missing or says something else. */
    static @Nullable ContentRange of(@Nullable String header) {
        Matcher parts = FORM.matcher(header == null ? "" : header.strip());
        if (!parts.matches()) {
            return null;
        }
        long total = parts.group(3).equals("*") ? -1 : Long.parseLong(parts.group(3));
        return new ContentRange(Long.parseLong(parts.group(1)), Long.parseLong(parts.group(2)), total);
    }

    /** How many bytes it is. */
    public long length() {
        return last - first + 1;
    }

    /** As the header Content-Range has it. */
    @Override
    public String toString() {
        return "bytes " + first + "-" + last + "/" + (total < 0 ? "*" : total);
    }
}

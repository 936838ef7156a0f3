package io.drover.sandbox;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Some bytes of a file.
 *
 * @param first counted from 0
 * @param last included
 */
record ByteRange(long first, long last) {
    private static final Pattern HEADER = Pattern.compile(" *bytes=(.*)");
    private static final Pattern PART = Pattern.compile("(\\d{0,18})-(\\d{0,18})");

    long length() {
        return last - first + 1;
    }

    /** Whether a header Range asks for bytes; one of another unit means the whole file. */
    static boolean isAskedFor(@Nullable String header) {
        return header != null && HEADER.matcher(header).matches();
    }

    /**
     * What a header asks for of a file, with parts that touch made one, as the servers of Express see it: what cannot
     * be had is left out, and a suffix longer than the file cannot be had.
     *
     * @param header {@code bytes=} and parts such as {@code 0-99}, {@code 100-} and {@code -5}, separated by commas
     * @return empty when nothing of it can be had
     */
    static List<ByteRange> parse(String header, long size) {
        Matcher all = HEADER.matcher(header);
        List<ByteRange> parts = new ArrayList<>();
        if (all.matches()) {
            for (String text : all.group(1).split(",")) {
                ByteRange part = part(text.strip(), size);
                if (part != null) {
                    parts.add(part);
                }
            }
        }
        parts.sort(Comparator.comparingLong(ByteRange::first));
        return joined(parts);
    }

    private static @Nullable ByteRange part(String text, long size) {
        Matcher matcher = PART.matcher(text);
        if (!matcher.matches() || text.equals("-")) {
            return null;
        }
        boolean suffix = matcher.group(1).isEmpty();
        long first = suffix ? size - Long.parseLong(matcher.group(2)) : Long.parseLong(matcher.group(1));
        boolean open = suffix || matcher.group(2).isEmpty();
        long last = open ? size - 1 : Math.min(size - 1, Long.parseLong(matcher.group(2)));
        return first < 0 || first > last ? null : new ByteRange(first, last);
    }

    private static List<ByteRange> joined(List<ByteRange> sorted) {
        List<ByteRange> joined = new ArrayList<>();
        for (ByteRange part : sorted) {
            ByteRange before = joined.isEmpty() ? null : joined.get(joined.size() - 1);
            if (before != null && part.first() <= before.last() + 1) {
                joined.set(joined.size() - 1, new ByteRange(before.first(), Math.max(before.last(), part.last())));
            } else {
                joined.add(part);
            }
        }
        return joined;
    }
}

package io.drover.text;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sizes as people write them: {@code 2GB}, {@code 512 MiB}, {@code 0}. */
public final class ByteSize {
    private static final Pattern FORM = Pattern.compile("(\\d{1,15}(?:[.]\\d{1,3})?) ?([a-z]*)");
    private static final Map<String, Long> UNITS = Map.ofEntries(
            Map.entry("", 1L),
            Map.entry("b", 1L),
            Map.entry("kb", 1_000L),
            Map.entry("mb", 1_000_000L),
            Map.entry("gb", 1_000_000_000L),
            Map.entry("tb", 1_000_000_000_000L),
            Map.entry("kib", 1L << 10),
            Map.entry("mib", 1L << 20),
            Map.entry("gib", 1L << 30),
            Map.entry("tib", 1L << 40));

    private ByteSize() {}

    /**
     * The bytes that are meant; a fraction of one is left out.
     *
     * @throws IllegalArgumentException when this is no size, with what is allowed
     */
    public static long parse(String text) {
        Matcher form = FORM.matcher(text.strip().toLowerCase(Locale.ROOT));
        Long unit = form.matches() ? UNITS.get(form.group(2)) : null;
        if (unit == null) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no size: allowed are 500, 20kB, 4.5MB, 2GB, 1TB, 512MiB");
        }
        BigDecimal bytes = new BigDecimal(form.group(1)).multiply(BigDecimal.valueOf(unit));
        return bytes.min(BigDecimal.valueOf(Long.MAX_VALUE)).longValue();
    }
}

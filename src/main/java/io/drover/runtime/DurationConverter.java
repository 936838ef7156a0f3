package io.drover.runtime;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;
import org.apache.camel.TypeConversionException;
import org.apache.camel.support.TypeConverterSupport;

/**
 * Reads {@code 500} (milliseconds), {@code 500ms}, {@code 30s}, {@code 1h30m}, {@code 2d} and {@code PT30S}, which is all
 * that Camel's own converter takes, and refuses the rest: Camel's makes a time of any text.
 */
final class DurationConverter extends TypeConverterSupport {
    private static final Pattern PATTERN = Pattern.compile(
            "(?=.*\\d)(?<minus>-?)(?:(?<d>\\d{1,6})d)?(?:(?<h>\\d{1,8})h)?(?:(?<m>\\d{1,10})m)?(?:(?<s>\\d{1,12})s)?"
                    + "(?:(?<ms>\\d{1,15})(?:ms)?)?");

    @Override
    public <T> T convertTo(Class<T> type, Exchange exchange, Object value) {
        try {
            return type.cast(parse(value.toString().strip().replace(" ", "")));
        } catch (DateTimeParseException | ArithmeticException notOne) {
            throw new TypeConversionException(
                    value,
                    type,
                    new IllegalArgumentException(
                            "it is no duration; allowed is a number of milliseconds, or one such as 30s or 5m"));
        }
    }

    static Duration parse(String text) {
        Matcher matcher = PATTERN.matcher(text);
        if (!matcher.matches()) {
            return Duration.parse(text);
        }
        Duration duration = Duration.ofDays(number(matcher, "d"))
                .plusHours(number(matcher, "h"))
                .plusMinutes(number(matcher, "m"))
                .plusSeconds(number(matcher, "s"))
                .plusMillis(number(matcher, "ms"));
        return matcher.group("minus").isEmpty() ? duration : duration.negated();
    }

    private static long number(Matcher matcher, String unit) {
        String digits = matcher.group(unit);
        return digits == null ? 0 : Long.parseLong(digits);
    }
}

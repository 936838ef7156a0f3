package io.drover.runtime;

import io.drover.text.Spelling;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.jspecify.annotations.Nullable;

/**
 * Why a value was refused, in words for whoever wrote it.
 *
 * @param reason what is allowed
 * @param suggestion the value that was probably meant, or null
 */
record RefusedValue(String reason, @Nullable String suggestion) {
    private static final Pattern NO_CONSTANT = Pattern.compile(
            "No enum constant ([\\w.$]+)\\.([^.]+)|Enum class class ([\\w.$]+) does not have any constant with value: (.+)");
    private static final Pattern NO_NUMBER = Pattern.compile("For input string: \"(.*)\".*");

    /** @param words what Java or Camel says of it */
    static RefusedValue of(String words, CamelContext context) {
        Matcher constant = NO_CONSTANT.matcher(words);
        if (constant.matches()) {
            String type = constant.group(1) == null ? constant.group(3) : constant.group(1);
            String value = constant.group(2) == null ? constant.group(4) : constant.group(2);
            List<String> allowed = constants(type, context);
            return new RefusedValue(
                    "it must be one of " + String.join(", ", allowed),
                    Spelling.nearest(value, allowed).orElse(null));
        }
        return new RefusedValue(NO_NUMBER.matcher(words).matches() ? "it is no number" : words, null);
    }

    /** The value that words like these are about, or null when they are about something else. */
    static @Nullable String constantIn(String words) {
        Matcher constant = NO_CONSTANT.matcher(words);
        if (!constant.matches()) {
            return null;
        }
        return constant.group(2) == null ? constant.group(4) : constant.group(2);
    }

    private static List<String> constants(String type, CamelContext context) {
        Class<?> found = context.getClassResolver().resolveClass(type);
        return found == null || !found.isEnum()
                ? List.of()
                : Stream.of(found.getEnumConstants()).map(Object::toString).toList();
    }
}

package io.drover.kamelet;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a kamelet is given by the route that uses it.
 *
 * @param type string, boolean, integer or number
 * @param secret whether its value must stay out of addresses, that is of format password
 * @param defaultValue what it is without, or null
 * @param allowed all values that it may have; empty: any of its type
 */
public record Property(
        String name,
        String title,
        String description,
        String type,
        boolean secret,
        boolean required,
        @Nullable String defaultValue,
        List<String> allowed) {
    private static final String REFERENCE = "#property:";

    /** Says what is wrong with a value, without the kamelet's name; null when nothing is. */
    @Nullable
    String fault(String value) {
        if (value.startsWith(REFERENCE)) {
            return null;
        }
        if (secret) {
            return value.isEmpty()
                    ? null
                    : "is a secret: give it as #property:NAME, where NAME is a setting, or as #property:env:VARIABLE, so"
                            + " that it stands in no address";
        }
        if (!allowed.isEmpty() && !allowed.contains(value)) {
            return "must be one of " + String.join(", ", allowed) + ", is '" + value + "'";
        }
        return switch (type) {
            case "boolean" -> value.matches("true|false") ? null : "must be true or false, is '" + value + "'";
            case "integer" -> value.matches("-?\\d{1,18}") ? null : "must be a whole number, is '" + value + "'";
            case "number" -> value.matches("-?\\d+([.]\\d+)?") ? null : "must be a number, is '" + value + "'";
            default -> null;
        };
    }
}

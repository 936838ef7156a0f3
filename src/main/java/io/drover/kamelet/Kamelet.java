package io.drover.kamelet;

import io.drover.text.Spelling;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a kamelet says of itself.
 *
 * @param file where it stands
 * @param type source, sink or action
 * @param properties in their order
 */
public record Kamelet(
        Path file, String name, String title, String description, String type, List<Property> properties) {

    /** Compares what a route gives with what is taken. @throws KameletException at the first that does not fit */
    void check(Map<String, Object> given) {
        given.forEach((key, value) -> property(key, value, given.keySet()));
        for (Property property : properties) {
            if (property.required() && property.defaultValue() == null && isMissing(given.get(property.name()))) {
                throw KameletException.ofUse(
                        name, "the kamelet " + name + " needs the property '" + property.name() + "'", null);
            }
        }
    }

    private static boolean isMissing(@Nullable Object value) {
        return value == null || value.toString().isBlank();
    }

    private void property(String key, Object value, Set<String> given) {
        List<String> names = properties.stream().map(Property::name).toList();
        Property known = properties.stream()
                .filter(property -> property.name().equals(key))
                .findFirst()
                .orElseThrow(() -> KameletException.ofUse(
                        key,
                        "the kamelet " + name + " has no property '" + key + "'",
                        Spelling.nearest(
                                        key,
                                        names.stream()
                                                .filter(each -> !given.contains(each))
                                                .toList())
                                .orElse(null)));
        String fault = known.fault(String.valueOf(value));
        if (fault != null) {
            throw KameletException.ofUse(key, "the property '" + key + "' of the kamelet " + name + " " + fault, null);
        }
    }
}

package io.drover.reload;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The settings that have other values, those among them that take their values from one that has.
 *
 * @param changed their keys
 */
record Keys(Set<String> changed) {
    /** What is resolved when a route is built. {@code ${properties:KEY}} is not: it is asked for by each message. */
    private static final Pattern NAMED = Pattern.compile("\\{\\{[?!]?([^{}:]+)|#property:([\\w.-]+)");

    /** A key that is made of another setting may be any. */
    private static final Pattern COMPOSED = Pattern.compile("\\{\\{[^{}]*\\{\\{");

    /** Compares settings, as they stand in the file. */
    static Keys changed(Map<String, String> before, Map<String, String> after) {
        Set<String> all = new HashSet<>(before.keySet());
        all.addAll(after.keySet());
        Set<String> changed = new HashSet<>();
        all.stream()
                .filter(key -> !String.valueOf(before.get(key)).equals(String.valueOf(after.get(key))))
                .forEach(changed::add);
        Keys keys = new Keys(changed);
        while (after.entrySet().stream()
                .anyMatch(entry -> keys.areIn(entry.getValue()) && changed.add(entry.getKey()))) {
            continue; // one more takes its value from one that has changed
        }
        return keys;
    }

    /** Whether a text is built with one of them. */
    boolean areIn(String text) {
        if (changed.isEmpty()) {
            return false;
        }
        Matcher named = NAMED.matcher(text);
        while (named.find()) {
            String key =
                    named.group(1) == null ? named.group(2) : named.group(1).strip();
            if (changed.contains(key)) {
                return true;
            }
        }
        return COMPOSED.matcher(text).find();
    }

    /** Whether one of them is set on an object that lives as long as Camel's context: a component, a bean, Camel itself. */
    boolean areOfObjects() {
        return changed.stream().anyMatch(key -> key.startsWith("camel.") || key.startsWith("drover.bean."));
    }
}

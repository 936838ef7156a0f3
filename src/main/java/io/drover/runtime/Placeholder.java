package io.drover.runtime;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A <code>{{key}}</code>, {@code #property:key} or <code>${properties:key}</code> in a route.
 *
 * @param optional whether it has a default, so that the key need not be set
 * @param line counted from 1
 * @param column counted from 1
 */
record Placeholder(String key, boolean optional, Path file, int line, int column) {
    private static final Pattern PATTERN = Pattern.compile(
            "\\{\\{(\\??)([^{}:]+)(:[^{}]*)?}}|#property:([\\w.-]+)|\\$\\{properties:([\\w.-]+)(:[^{}]*)?}");

    /** Those of a YAML file, comments left out; functions such as <code>{{env:NAME}}</code> are no settings. */
    static List<Placeholder> in(Path file, List<String> lines) {
        List<Placeholder> found = new ArrayList<>();
        int number = 0;
        for (String line : lines) {
            number++;
            Matcher matcher = PATTERN.matcher(line.stripLeading().startsWith("#") ? "" : line);
            while (matcher.find()) {
                String named = matcher.group(4) == null ? matcher.group(5) : matcher.group(4);
                String key = named == null ? matcher.group(2).strip() : named;
                if (!FUNCTIONS.contains(key)) {
                    boolean questioned = named == null && !matcher.group(1).isEmpty();
                    boolean optional = questioned || matcher.group(3) != null || matcher.group(6) != null;
                    found.add(new Placeholder(key, optional, file, number, matcher.start() + 1));
                }
            }
        }
        return found;
    }

    private static final List<String> FUNCTIONS =
            List.of("env", "sys", "service", "service.host", "service.port", "bean", "boolean");
}

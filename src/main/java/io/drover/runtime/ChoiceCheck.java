package io.drover.runtime;

import io.drover.lint.Problem;
import io.drover.lint.RouteSource;
import io.drover.text.Spelling;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Refuses a setting that chooses among routes when it names none of them. The words to choose from are those that the
 * preconditions of route files compare it with, so that a file of one's own adds its word by itself. Where one of them is
 * true or false, the other is too.
 */
final class ChoiceCheck {
    private static final Pattern COMPARISON = Pattern.compile("'\\{\\{([^{}:?]+)}}' *[=!]= *'([^']*)'");

    private static final Set<String> SWITCH = Set.of("true", "false");

    private final List<Setting> settings;
    private final SettingValues values;

    ChoiceCheck(List<Setting> settings, SettingValues values) {
        this.settings = settings;
        this.values = values;
    }

    /** The settings that choose nothing, in the order of the file. */
    List<Problem> problems(List<RouteSource> routes) {
        Map<String, Set<String>> choices = choices(routes);
        return settings.stream()
                .filter(setting -> choices.containsKey(setting.key())
                        && !setting.key().startsWith(ClusterOptions.PREFIX)) // their words are not the routes' to add
                .filter(setting -> isNone(setting, choices.getOrDefault(setting.key(), Set.of())))
                .map(setting -> problem(setting, choices.getOrDefault(setting.key(), Set.of())))
                .toList();
    }

    private static Map<String, Set<String>> choices(List<RouteSource> routes) {
        Map<String, Set<String>> choices = new TreeMap<>();
        for (RouteSource route : routes) {
            for (String line : route.lines()) {
                Matcher comparison = COMPARISON.matcher(line);
                while (line.stripLeading().startsWith("precondition:") && comparison.find()) {
                    String word = comparison.group(2);
                    choices.computeIfAbsent(comparison.group(1).strip(), key -> new TreeSet<>())
                            .addAll(SWITCH.contains(word) ? SWITCH : Set.of(word));
                }
            }
        }
        return choices;
    }

    private boolean isNone(Setting setting, Set<String> words) {
        String value = values.of(setting);
        return value != null && !words.contains(value);
    }

    private Problem problem(Setting setting, Set<String> words) {
        String value = String.valueOf(values.of(setting));
        return Problem.at(
                setting.file(),
                setting.line(),
                setting.key(),
                setting.key() + " must be one of " + String.join(", ", words) + ", is '" + value + "'",
                Spelling.nearest(value, words).orElse(null));
    }
}

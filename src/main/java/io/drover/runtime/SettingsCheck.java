package io.drover.runtime;

import io.drover.lint.Problem;
import io.drover.text.Spelling;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Compares the settings with the routes that use them, without starting anything. Camel itself refuses unknown
 * {@code camel.*} keys; it cannot know the others.
 */
final class SettingsCheck {
    private final List<Setting> settings;
    private final List<Placeholder> placeholders;
    private final Map<String, String> environment;

    SettingsCheck(List<Setting> settings, List<Placeholder> placeholders, Map<String, String> environment) {
        this.settings = settings;
        this.placeholders = placeholders;
        this.environment = environment;
    }

    /** All that is wrong, in the order of the files. */
    List<Problem> problems() {
        List<Problem> problems = new ArrayList<>();
        Set<String> used =
                placeholders.stream().map(Placeholder::key).collect(Collectors.toCollection(LinkedHashSet::new));
        Set<String> given = settings.stream().map(Setting::key).collect(Collectors.toSet());
        for (Setting setting : settings) {
            if (!isOfAnObject(setting.key()) && !used.contains(setting.key())) {
                unused(setting, used, problems);
            }
        }
        Set<String> meant = problems.stream().map(Problem::suggestion).collect(Collectors.toSet());
        for (Placeholder placeholder : placeholders) {
            if (!placeholder.optional()
                    && !meant.contains(placeholder.key())
                    && !given.contains(placeholder.key())
                    && !fromOutside(placeholder.key())) {
                problems.add(new Problem(
                        placeholder.file(),
                        placeholder.line(),
                        placeholder.column(),
                        placeholder.key(),
                        "{{" + placeholder.key() + "}} is set nowhere",
                        nearest(placeholder.key(), given)));
            }
        }
        return problems;
    }

    /** Whether whoever is set by it will refuse it when it is wrong. */
    private static boolean isOfAnObject(String key) {
        return key.startsWith("camel.")
                || key.startsWith(SettingBeans.PREFIX)
                || key.startsWith(ClusterOptions.PREFIX)
                || key.startsWith(StoreOptions.PREFIX);
    }

    /** A key of a family that the routes use, or one that is nearly theirs, is a slip; any other is the user's own. */
    private static void unused(Setting setting, Set<String> used, List<Problem> problems) {
        String suggestion = nearest(setting.key(), used);
        String family = family(setting.key());
        boolean ofTheFamily =
                !family.isEmpty() && used.stream().anyMatch(key -> family(key).equals(family));
        if (suggestion != null || ofTheFamily) {
            problems.add(Problem.at(
                    setting.file(),
                    setting.line(),
                    setting.key(),
                    "there is no setting '" + setting.key() + "', no route uses it",
                    suggestion));
        }
    }

    private static String family(String key) {
        return key.substring(0, Math.max(0, key.lastIndexOf('.')));
    }

    private static @Nullable String nearest(String key, Collection<String> candidates) {
        return Spelling.nearest(key, candidates).orElse(null);
    }

    private boolean fromOutside(String key) {
        String variable = key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
        return System.getProperty(key) != null || environment.containsKey(variable);
    }
}

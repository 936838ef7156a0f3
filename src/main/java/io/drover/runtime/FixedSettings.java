package io.drover.runtime;

import io.drover.lint.Problem;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** Settings of what lives as long as the process: its store, and what it does for other nodes. */
public final class FixedSettings {
    private static final List<String> FAMILIES = List.of(ClusterOptions.PREFIX, "drover.store.");

    private FixedSettings() {}

    /** Those that an edit would change, each as a problem that says what to do. */
    public static List<Problem> changed(Setup running, Setup wanted) {
        Map<String, String> before = running.values();
        Map<String, String> after = wanted.values();
        Set<String> keys = new TreeSet<>(before.keySet());
        keys.addAll(after.keySet());
        return keys.stream()
                .filter(key -> FAMILIES.stream().anyMatch(key::startsWith))
                .filter(key -> !Objects.equals(before.get(key), after.get(key)))
                .map(key -> problem(key, wanted))
                .toList();
    }

    private static Problem problem(String key, Setup wanted) {
        int line = SettingsFile.read(wanted.settings()).stream()
                .filter(setting -> setting.key().equals(key))
                .mapToInt(Setting::line)
                .reduce(0, (first, last) -> last);
        return Problem.at(
                wanted.settings().file(),
                line,
                key,
                key + " is changed by starting Drover again, not while it runs",
                null);
    }
}

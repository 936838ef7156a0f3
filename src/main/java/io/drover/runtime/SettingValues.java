package io.drover.runtime;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What settings come to before anything is built: what beats the file counts, and the environment is looked at. */
final class SettingValues {
    private static final Pattern FROM_ENVIRONMENT = Pattern.compile("\\{\\{env:(([^{}:]*)[^{}]*)}}");

    private final Map<String, String> overrides;
    private final EnvironmentFunction environment;

    SettingValues(RuntimeOptions options) {
        this(options.overrides(), options.environment());
    }

    SettingValues(Map<String, String> overrides, Map<String, String> environment) {
        this.overrides = overrides;
        this.environment = new EnvironmentFunction(environment);
    }

    /** As the routes will see it, or null when that is not known yet. */
    @Nullable
    String of(Setting setting) {
        String text = overrides.get(setting.key());
        if (text == null) {
            text = System.getProperty(setting.key(), setting.value());
        }
        Matcher variable = FROM_ENVIRONMENT.matcher(text);
        String value = variable.matches() ? environment.apply(variable.group(1)) : text;
        return value == null || value.contains("{{") ? null : value;
    }

    /** The environment variable that a setting is taken from, or null. */
    static @Nullable String variableOf(Setting setting) {
        Matcher variable = FROM_ENVIRONMENT.matcher(setting.value());
        return variable.matches() ? variable.group(2) : null;
    }
}

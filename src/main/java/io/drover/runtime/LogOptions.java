package io.drover.runtime;

import io.drover.lint.Problem;
import io.drover.log.KnownSecrets;
import io.drover.log.LogFormat;
import io.drover.log.LogLevels;
import io.drover.log.LogSettings;
import io.drover.log.LogTarget;
import io.drover.text.Spelling;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The settings of the log. They are needed before Camel, so that they are read here; what is wrong with them is found with
 * what is wrong with the others, and until then the defaults do.
 */
public final class LogOptions {
    private static final String PREFIX = "drover.log.";
    private static final String FORMAT = PREFIX + "format";
    private static final String LEVEL = PREFIX + "level";
    private static final String FILE = PREFIX + "file";
    private static final Set<String> KEYS = Set.of(FORMAT, LEVEL, FILE);

    /** Where Drover remembers things. */
    private static final String AUTO = "auto";

    private static final String NONE = "none";

    private final List<Setting> settings;
    private final SettingValues values;

    LogOptions(List<Setting> settings, SettingValues values) {
        this.settings = settings;
        this.values = values;
    }

    /** Those of the settings' file, and of what beats it. @throws ConfigurationException when it cannot be read */
    public static LogOptions read(Folders folders, Map<String, String> environment) {
        return new LogOptions(
                SettingsFile.read(RouteFiles.read(folders.settings())), new SettingValues(Map.of(), environment));
    }

    /** Keeps every secret of the settings out of the log. Those in files, and those of the components, come as they are read. */
    public LogOptions hidingSecrets() {
        SecretSettings secrets = new SecretSettings(settings, values);
        secrets.values().forEach(KnownSecrets.ofProcess()::remember);
        return this;
    }

    /** Of a command with results of its own. */
    public LogSettings ofCommand() {
        return settings(LogTarget.STANDARD_ERROR, null);
    }

    /** Of what runs until it is stopped. @param usual the log file when the settings name none */
    public LogSettings ofService(Path usual) {
        String file = value(FILE, AUTO);
        return settings(
                LogTarget.STANDARD_OUTPUT,
                switch (file) {
                    case AUTO -> usual;
                    case NONE -> null;
                    default -> Path.of(file).toAbsolutePath();
                });
    }

    private LogSettings settings(LogTarget target, @Nullable Path file) {
        LogLevels levels;
        try {
            levels = LogLevels.parse(value(LEVEL, "info"));
        } catch (IllegalArgumentException e) {
            levels = LogLevels.DEFAULT; // problems() tells of it
        }
        return new LogSettings(LogFormat.of(value(FORMAT, "text")).orElse(LogFormat.TEXT), levels, target, file);
    }

    /** What is wrong, in the order of the file. */
    List<Problem> problems() {
        List<Problem> problems = new ArrayList<>();
        for (Setting setting : settings) {
            if (setting.key().startsWith(PREFIX)) {
                Problem problem = problem(setting);
                if (problem != null) {
                    problems.add(problem);
                }
            }
        }
        return problems;
    }

    private @Nullable Problem problem(Setting setting) {
        String value = values.of(setting);
        return switch (setting.key()) {
            case FORMAT ->
                value == null || LogFormat.of(value).isPresent()
                        ? null
                        : at(
                                setting,
                                FORMAT + " must be text or json, is '" + value + "'",
                                Spelling.nearest(value, List.of("text", "json")).orElse(null));
            case LEVEL -> value == null ? null : level(setting, value);
            case FILE ->
                value == null || !value.isBlank()
                        ? null
                        : at(setting, FILE + " is empty: give a path, auto or none", null);
            default ->
                at(
                        setting,
                        "there is no setting '" + setting.key() + "'",
                        Spelling.nearest(setting.key(), KEYS).orElse(null));
        };
    }

    private static @Nullable Problem level(Setting setting, String value) {
        try {
            LogLevels.parse(value);
            return null;
        } catch (IllegalArgumentException e) {
            return at(setting, LEVEL + " " + e.getMessage(), null);
        }
    }

    private static Problem at(Setting setting, String sentence, @Nullable String suggestion) {
        return Problem.at(setting.file(), setting.line(), setting.key(), sentence, suggestion);
    }

    private String value(String key, String otherwise) {
        return settings.stream()
                .filter(setting -> setting.key().equals(key))
                .map(values::of)
                .filter(value -> value != null && !value.isBlank())
                .reduce((first, last) -> last)
                .map(String::strip)
                .orElse(otherwise);
    }
}

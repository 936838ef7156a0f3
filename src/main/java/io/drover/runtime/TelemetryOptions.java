package io.drover.runtime;

import io.drover.lint.Problem;
import io.drover.text.Spelling;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The setting of traces, which are begun before Camel is. */
public final class TelemetryOptions {
    private static final String PREFIX = "drover.telemetry.";
    private static final String ENDPOINT = PREFIX + "endpoint";

    private final List<Setting> settings;
    private final SettingValues values;

    TelemetryOptions(List<Setting> settings, SettingValues values) {
        this.settings = settings;
        this.values = values;
    }

    /**
     * The address of the collector of traces; null where none is set, or it is none, which is found with what is wrong with
     * the other settings.
     *
     * @throws ConfigurationException when the settings cannot be read
     */
    public static @Nullable String endpoint(Folders folders, Map<String, String> environment) {
        TelemetryOptions options = new TelemetryOptions(
                SettingsFile.read(RouteFiles.read(folders.settings())), new SettingValues(Map.of(), environment));
        return options.settings.stream()
                .filter(setting -> setting.key().equals(ENDPOINT))
                .map(options.values::of)
                .filter(value -> value != null && isAddress(value.strip()))
                .map(String::strip)
                .findFirst()
                .orElse(null);
    }

    /** What is wrong, in the order of the file. */
    List<Problem> problems() {
        return settings.stream()
                .filter(setting -> setting.key().startsWith(PREFIX))
                .map(this::problem)
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Problem> problem(Setting setting) {
        if (!setting.key().equals(ENDPOINT)) {
            return Optional.of(at(
                    setting,
                    "there is no setting '" + setting.key() + "'",
                    Spelling.nearest(setting.key(), Set.of(ENDPOINT)).orElse(null)));
        }
        String value = values.of(setting);
        return value == null || value.isBlank() || isAddress(value.strip())
                ? Optional.empty()
                : Optional.of(at(
                        setting,
                        ENDPOINT + " must be an address such as http://localhost:4318, is '" + value + "'",
                        null));
    }

    private static Problem at(Setting setting, String sentence, @Nullable String suggestion) {
        return Problem.at(setting.file(), setting.line(), setting.key(), sentence, suggestion);
    }

    private static boolean isAddress(String value) {
        try {
            URI address = URI.create(value);
            return ("http".equals(address.getScheme()) || "https".equals(address.getScheme()))
                    && address.getHost() != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}

package io.drover.runtime;

import io.drover.lint.Problem;
import io.drover.options.OptionValues;
import io.drover.store.StoreAddress;
import io.drover.text.Spelling;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where the store is. It is opened before Camel, so that its settings are read here; what is wrong with them is found with
 * what is wrong with the others.
 */
public final class StoreOptions {
    /** How the names of these settings begin. */
    static final String PREFIX = "drover.store.";

    private static final String URL = PREFIX + "url";
    private static final String USER = PREFIX + "user";
    private static final String PASSWORD = PREFIX + "password";
    private static final String PASSWORD_FILE = PREFIX + "passwordFile";
    private static final String CONNECTIONS = PREFIX + "connections";
    private static final Set<String> KEYS = Set.of(URL, USER, PASSWORD, PASSWORD_FILE, CONNECTIONS);

    private final List<Setting> settings;
    private final SettingValues values;

    StoreOptions(List<Setting> settings, SettingValues values) {
        this.settings = settings.stream()
                .filter(setting -> setting.key().startsWith(PREFIX))
                .toList();
        this.values = values;
    }

    /** The PostgreSQL database of these settings, or null: SQLite in the data folder. @throws ConfigurationException when they are wrong */
    public static @Nullable StoreAddress of(RuntimeOptions options) {
        return new StoreOptions(SettingsFile.read(options.setup().settings()), new SettingValues(options)).address();
    }

    /** As {@link #of}, for what needs no routes. @param settings the settings' file */
    public static @Nullable StoreAddress read(Path settings, Map<String, String> environment) {
        return new StoreOptions(SettingsFile.read(RouteFiles.read(settings)), new SettingValues(Map.of(), environment))
                .address();
    }

    /**
     * A database that a command line names.
     *
     * @param url the value of {@code --to}
     * @param passwordFile the value of {@code --password-file}, or null
     * @throws ConfigurationException when one of them is wrong
     */
    public static StoreAddress named(String url, @Nullable String user, @Nullable Path passwordFile) {
        StoreAddress.refusal(url).ifPresent(why -> {
            throw new ConfigurationException("--to " + why);
        });
        String file = passwordFile == null ? null : passwordFile.toString();
        try {
            return new StoreAddress(
                    url, user, new OptionValues("--").secret(null, "password-file", file), StoreAddress.CONNECTIONS);
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(String.valueOf(e.getMessage()));
        }
    }

    private @Nullable StoreAddress address() {
        List<Problem> problems = problems();
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems);
        }
        String url = value(URL);
        return url == null ? null : address(url);
    }

    private StoreAddress address(String url) {
        String connections = value(CONNECTIONS);
        return new StoreAddress(
                url,
                value(USER),
                new OptionValues(PREFIX).secret(given(PASSWORD), "passwordFile", value(PASSWORD_FILE)),
                connections == null ? StoreAddress.CONNECTIONS : Integer.parseInt(connections));
    }

    /** What is wrong, in the order of the file. */
    List<Problem> problems() {
        List<Problem> problems = new ArrayList<>();
        for (Setting setting : settings) {
            problem(setting).ifPresent(problems::add);
        }
        return problems;
    }

    private Optional<Problem> problem(Setting setting) {
        if (!KEYS.contains(setting.key())) {
            return at(
                    setting,
                    "there is no setting '" + setting.key() + "'",
                    Spelling.nearest(setting.key(), KEYS).orElse(null));
        }
        String value = values.of(setting);
        if (value == null) {
            // SQLite in the place of a database that is only not named would begin everything anew
            return at(setting, setting.key() + " takes its value from something that is not set", null);
        }
        if (value.isBlank()) {
            return Optional.empty();
        }
        return switch (setting.key()) {
            case URL -> StoreAddress.refusal(value.strip()).flatMap(why -> at(setting, URL + " " + why, null));
            case CONNECTIONS ->
                StoreAddress.isNumberOfConnections(value.strip())
                        ? Optional.empty()
                        : at(
                                setting,
                                CONNECTIONS + " is '" + value + "', allowed: " + StoreAddress.FEWEST + " to "
                                        + StoreAddress.MOST,
                                null);
            case PASSWORD_FILE -> file(setting, value.strip());
            default -> Optional.empty();
        };
    }

    /** Whether there is a password in it is of interest only where one is needed. */
    private Optional<Problem> file(Setting setting, String file) {
        if (value(URL) == null) {
            return Optional.empty();
        }
        try {
            new OptionValues(PREFIX).secret(null, "passwordFile", file);
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return at(setting, String.valueOf(e.getMessage()), null);
        }
    }

    private static Optional<Problem> at(Setting setting, String sentence, @Nullable String suggestion) {
        return Optional.of(Problem.at(setting.file(), setting.line(), setting.key(), sentence, suggestion));
    }

    private @Nullable String value(String key) {
        return OptionValues.optional(given(key));
    }

    /** The last one counts, as everywhere. */
    private @Nullable String given(String key) {
        return settings.stream()
                .filter(setting -> setting.key().equals(key))
                .reduce((first, last) -> last)
                .map(values::of)
                .orElse(null);
    }
}

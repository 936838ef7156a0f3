package io.drover.runtime;

import io.drover.lint.Problem;
import io.drover.observe.Address;
import java.util.List;
import java.util.Optional;

/** Where health and metrics are told, which is needed before Camel and by whoever asks. */
public final class ObserveOptions {
    private static final String USUAL_HOST = "127.0.0.1";

    /** A settings' file of somebody's own that does not name the port has none. */
    private static final String NO_PORT = "0";

    private final List<Setting> settings;
    private final SettingValues values;

    ObserveOptions(List<Setting> settings, SettingValues values) {
        this.settings = settings;
        this.values = values;
    }

    /** Those of the settings' file and what beats it. @throws ConfigurationException when it cannot be read */
    public static ObserveOptions of(RuntimeOptions options) {
        return new ObserveOptions(SettingsFile.read(options.setup().settings()), new SettingValues(options));
    }

    /** @throws ConfigurationException when a value is not allowed */
    public Address address() {
        try {
            return Address.of(value(Address.HOST, USUAL_HOST), value(Address.PORT, NO_PORT));
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(List.of(problem(e)));
        }
    }

    /** What is wrong. */
    List<Problem> problems() {
        try {
            address();
            return List.of();
        } catch (ConfigurationException e) {
            return e.problems();
        }
    }

    private Problem problem(IllegalArgumentException refusal) {
        String sentence = String.valueOf(refusal.getMessage());
        Setting named = setting(sentence.startsWith(Address.HOST) ? Address.HOST : Address.PORT)
                .orElseThrow();
        return Problem.at(named.file(), named.line(), named.key(), sentence, null);
    }

    private String value(String key, String otherwise) {
        return setting(key).map(values::of).orElse(otherwise);
    }

    /** The last one counts, as everywhere. */
    private Optional<Setting> setting(String key) {
        return settings.stream().filter(setting -> setting.key().equals(key)).reduce((first, last) -> last);
    }
}

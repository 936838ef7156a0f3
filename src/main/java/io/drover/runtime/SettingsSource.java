package io.drover.runtime;

import io.drover.lint.RouteSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.camel.spi.LoadablePropertiesSource;
import org.apache.camel.util.OrderedProperties;
import org.jspecify.annotations.Nullable;

/** Gives Camel the settings as they were read. They may be replaced: what asks for one when it uses it sees the new one. */
final class SettingsSource implements LoadablePropertiesSource {
    private volatile RouteSource text;
    private volatile Map<String, String> values;

    SettingsSource(RouteSource text) {
        this.text = text;
        this.values = read(text);
    }

    /** From now on these are the settings. */
    void replace(RouteSource newText) {
        values = read(newText);
        text = newText;
    }

    RouteSource text() {
        return text;
    }

    private static Map<String, String> read(RouteSource text) {
        Map<String, String> values = new LinkedHashMap<>();
        SettingsFile.read(text)
                .forEach(setting -> values.put(setting.key(), setting.value().stripTrailing()));
        return values;
    }

    Set<String> keys() {
        return values.keySet();
    }

    @Override
    public String getName() {
        return "settings";
    }

    @Override
    public @Nullable String getProperty(String name) {
        return values.get(name);
    }

    @Override
    public Properties loadProperties() {
        return loadProperties(name -> true);
    }

    @Override
    public Properties loadProperties(Predicate<String> filter) {
        Properties properties = new OrderedProperties();
        values.forEach((key, value) -> {
            if (filter.test(key)) {
                properties.setProperty(key, value);
            }
        });
        return properties;
    }

    /** What is read is given, never looked for. */
    @Override
    public void reloadProperties(String location) {}
}

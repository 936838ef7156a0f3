package io.drover.runtime;

import io.drover.lint.Problem;
import io.drover.lint.RouteSource;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** Reads {@code application.properties} and remembers where each key stands. */
final class SettingsFile {
    private SettingsFile() {}

    /** The settings in their order. @throws ConfigurationException when a line cannot be read */
    static List<Setting> read(RouteSource source) {
        Path file = source.file();
        List<Setting> settings = new ArrayList<>();
        StringBuilder pending = new StringBuilder();
        int first = 0;
        int number = 0;
        for (String line : source.lines()) {
            number++;
            if (pending.length() == 0) {
                first = number;
            }
            pending.append(line).append('\n');
            if (!continues(line)) {
                add(settings, pending.toString(), file, first);
                pending.setLength(0);
            }
        }
        add(settings, pending.toString(), file, first);
        return settings;
    }

    private static boolean continues(String line) {
        boolean comment =
                line.stripLeading().startsWith("#") || line.stripLeading().startsWith("!");
        int backslashes = 0;
        while (backslashes < line.length() && line.charAt(line.length() - 1 - backslashes) == '\\') {
            backslashes++;
        }
        return !comment && backslashes % 2 == 1;
    }

    private static void add(List<Setting> settings, String text, Path file, int line) {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(text));
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(
                    Problem.at(file, line, null, "a backslash and u begin a character of four hex digits", null), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        properties
                .stringPropertyNames()
                .forEach(key -> settings.add(new Setting(key, properties.getProperty(key), file, line)));
    }
}

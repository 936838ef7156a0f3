package io.drover.runtime;

import io.drover.kamelet.KameletFolder;
import io.drover.lint.RouteSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All that a user writes, as it was read at one moment: what runs is known exactly, whatever becomes of the files.
 *
 * @param settings the text of {@code application.properties}
 * @param routes the route files, sorted by name
 * @param kamelets the route templates that they may use, sorted by name
 */
public record Setup(RouteSource settings, List<RouteSource> routes, List<RouteSource> kamelets) {
    /** Keeps copies. */
    public Setup {
        routes = List.copyOf(routes);
        kamelets = List.copyOf(kamelets);
    }

    /** The settings by their keys, as they stand there: placeholders are not resolved. */
    public Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>();
        SettingsFile.read(settings)
                .forEach(setting -> values.put(setting.key(), setting.value().stripTrailing()));
        return values;
    }

    /** Reads all of it. @throws ConfigurationException when a file cannot be read, or there is no route file */
    public static Setup read(Folders folders) {
        return new Setup(
                RouteFiles.read(folders.settings()),
                RouteFiles.in(folders.routes()).stream().map(RouteFiles::read).toList(),
                KameletFolder.files(folders.kamelets()).stream()
                        .map(RouteFiles::read)
                        .toList());
    }
}

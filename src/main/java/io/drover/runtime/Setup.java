package io.drover.runtime;

import io.drover.cluster.ClusterRole;
import io.drover.kamelet.KameletFolder;
import io.drover.lint.RouteSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All that a user writes, as it was read at one moment: what runs is known exactly, whatever becomes of the files.
 *
 * @param settings the text of {@code application.properties}
 * @param routes the route files, sorted by name; those of a cluster after the others
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

    /**
     * Reads what a node of this role needs: the routes of a cluster are not looked at where there is none.
     *
     * @param environment what the setting of the role may name
     * @throws ConfigurationException when a file cannot be read, or there is no route file
     */
    public static Setup read(Folders folders, Map<String, String> environment) {
        RouteSource settings = RouteFiles.read(folders.settings());
        return read(folders, settings, isClustered(settings, environment));
    }

    /** Reads all that there is, for whatever role. @throws ConfigurationException as {@link #read} */
    public static Setup whole(Folders folders) {
        return read(folders, RouteFiles.read(folders.settings()), Files.isDirectory(folders.cluster()));
    }

    private static Setup read(Folders folders, RouteSource settings, boolean clustered) {
        List<Path> routes = new ArrayList<>(RouteFiles.in(folders.routes()));
        if (clustered) {
            routes.addAll(RouteFiles.in(folders.cluster()));
        }
        return new Setup(
                settings,
                routes.stream().map(RouteFiles::read).toList(),
                KameletFolder.files(folders.kamelets()).stream()
                        .map(RouteFiles::read)
                        .toList());
    }

    /** Whether the routes of a cluster belong to it. @param environment what the setting of the role may name */
    public boolean isClustered(Map<String, String> environment) {
        return isClustered(settings, environment);
    }

    private static boolean isClustered(RouteSource settings, Map<String, String> environment) {
        return ClusterOptions.roleIn(SettingsFile.read(settings), environment) != ClusterRole.NONE;
    }
}

package io.drover.runtime;

import io.drover.lint.RouteSource;
import java.util.List;
import java.util.Map;
import org.apache.camel.RoutesBuilder;
import org.jspecify.annotations.Nullable;

/**
 * What to start.
 *
 * @param folders where it was read
 * @param setup the settings and all routes, as they were read
 * @param routeFiles the routes to load, from whichever folder
 * @param environment what <code>{{env:NAME}}</code> sees
 * @param overrides settings that beat the file
 * @param beans what the schemes find in the registry by type
 * @param configurations what all routes share, beside the route files
 * @param autoStart whether the routes start; else they are only built
 */
public record RuntimeOptions(
        Folders folders,
        Setup setup,
        List<RouteSource> routeFiles,
        Map<String, String> environment,
        Map<String, String> overrides,
        List<Object> beans,
        List<RoutesBuilder> configurations,
        boolean autoStart) {

    /** All routes of the folder. @throws ConfigurationException when it cannot be read */
    public static RuntimeOptions of(Folders folders, Map<String, String> environment) {
        return of(folders, Setup.read(folders, environment), environment);
    }

    /** All routes of what was read in these folders. */
    public static RuntimeOptions of(Folders folders, Setup setup, Map<String, String> environment) {
        return new RuntimeOptions(folders, setup, setup.routes(), environment, Map.of(), List.of(), List.of(), true);
    }

    /** What a setting comes to, or null when it is not set or comes from another one. */
    public @Nullable String setting(String key) {
        return SettingsFile.read(setup.settings()).stream()
                .filter(setting -> setting.key().equals(key))
                .reduce((one, later) -> later)
                .map(new SettingValues(this)::of)
                .orElse(null);
    }

    /** The same with these routes only. @throws ConfigurationException when one is missing */
    public RuntimeOptions withRoutes(String... names) {
        return withRouteFiles(RouteFiles.named(folders.routes(), setup.routes(), List.of(names)));
    }

    /** The same with the routes of these files only, from whichever folder. */
    public RuntimeOptions withRouteFiles(List<RouteSource> files) {
        return new RuntimeOptions(
                folders, setup, List.copyOf(files), environment, overrides, beans, configurations, autoStart);
    }

    /** The same with these settings over those of the file. */
    public RuntimeOptions withOverrides(Map<String, String> settings) {
        return new RuntimeOptions(
                folders, setup, routeFiles, environment, Map.copyOf(settings), beans, configurations, autoStart);
    }

    /** The same with these beans. */
    public RuntimeOptions withBeans(Object... objects) {
        return new RuntimeOptions(
                folders, setup, routeFiles, environment, overrides, List.of(objects), configurations, autoStart);
    }

    /** The same with what all routes are to share besides. */
    public RuntimeOptions withConfigurations(List<RoutesBuilder> builders) {
        return new RuntimeOptions(
                folders, setup, routeFiles, environment, overrides, beans, List.copyOf(builders), autoStart);
    }

    /** The same with routes that are built and not started. */
    public RuntimeOptions withoutStart() {
        return new RuntimeOptions(folders, setup, routeFiles, environment, overrides, beans, configurations, false);
    }
}

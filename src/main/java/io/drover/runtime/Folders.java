package io.drover.runtime;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where Drover finds what it runs: absolute paths of folders that exist; that of kamelets may be missing.
 *
 * @param config holds {@code application.properties}
 * @param routes holds {@code *.camel.yaml}
 * @param kamelets holds {@code *.kamelet.yaml}
 */
public record Folders(Path config, Path routes, Path kamelets) {

    /** With the kamelets beside the routes. */
    public Folders(Path config, Path routes) {
        this(config, routes, routes.resolveSibling("kamelets"));
    }

    /**
     * Finds the folders: by option, else by environment ({@code DROVER_CONFIG}, {@code DROVER_ROUTES}, {@code
     * DROVER_KAMELETS}), else below home.
     *
     * @param config the option, or null
     * @param routes the option, or null
     * @param kamelets the option, or null
     * @param home where Drover is installed, or null when it is not known
     * @throws ConfigurationException when one is missing; that of kamelets only when it was named
     */
    public static Folders find(
            @Nullable Path config,
            @Nullable Path routes,
            @Nullable Path kamelets,
            @Nullable Path home,
            Map<String, String> environment) {
        Folders folders = new Folders(
                find("config", config, home, environment.get("DROVER_CONFIG")),
                find("routes", routes, home, environment.get("DROVER_ROUTES")));
        Path usual = home == null
                ? folders.kamelets()
                : home.resolve("kamelets").toAbsolutePath().normalize();
        String named = environment.getOrDefault("DROVER_KAMELETS", "");
        return new Folders(
                folders.config(),
                folders.routes(),
                kamelets == null && named.isBlank() ? usual : find("kamelets", kamelets, home, named));
    }

    /**
     * Finds the settings' file alone, for what needs no routes.
     *
     * @param config the option, or null
     * @param home where Drover is installed, or null when it is not known
     * @return empty when nobody names a folder for it and Drover's own has none
     * @throws ConfigurationException when a folder that was named is missing
     */
    public static Optional<Path> findSettings(
            @Nullable Path config, @Nullable Path home, Map<String, String> environment) {
        String named = environment.getOrDefault("DROVER_CONFIG", "");
        if (config == null && named.isBlank() && (home == null || !Files.isDirectory(home.resolve("config")))) {
            return Optional.empty();
        }
        return Optional.of(settings(find("config", config, home, named))).filter(Files::exists);
    }

    private static Path find(
            String name, @Nullable Path option, @Nullable Path home, @Nullable String fromEnvironment) {
        Path folder;
        String giver;
        if (option != null) {
            folder = option;
            giver = "--" + name;
        } else if (fromEnvironment != null && !fromEnvironment.isBlank()) {
            folder = Path.of(fromEnvironment);
            giver = "DROVER_" + name.toUpperCase(java.util.Locale.ROOT);
        } else if (home != null) {
            folder = home.resolve(name);
            giver = "Drover's home";
        } else {
            throw new ConfigurationException("there is no folder for " + name + ": give --" + name
                    + " DIR, or set DROVER_HOME to the folder where Drover is installed");
        }
        if (!Files.isDirectory(folder)) {
            throw new ConfigurationException("the " + name + " folder " + folder + " (from " + giver + ") is "
                    + (Files.exists(folder) ? "not a folder" : "missing"));
        }
        return folder.toAbsolutePath().normalize();
    }

    /** Holds the routes of several nodes, {@code *.camel.yaml}, too; it need not exist for one machine alone. */
    public Path cluster() {
        return routes.resolve("cluster");
    }

    /** The settings' file; it need not exist. */
    public Path settings() {
        return settings(config);
    }

    private static Path settings(Path config) {
        return config.resolve("application.properties");
    }
}

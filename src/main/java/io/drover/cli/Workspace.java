package io.drover.cli;

import io.drover.runtime.ConfigurationException;
import io.drover.runtime.Folders;
import io.drover.store.DataFolder;
import java.nio.file.Path;

/** The folders that a command works with, as its options and the environment say. */
final class Workspace {
    private final GlobalOptions options;
    private final Surroundings surroundings;

    Workspace(GlobalOptions options, Surroundings surroundings) {
        this.options = options;
        this.surroundings = surroundings;
    }

    /** The settings and the routes. @throws ConfigurationException when one is missing */
    Folders folders() {
        return Folders.find(options.config, options.routes, surroundings.home(), surroundings.environment());
    }

    /** Where Drover remembers things; may be missing. */
    Path dataFolder() {
        return Path.of("x");
    }
}

package io.drover.cli;

import io.drover.runtime.Folders;

/** The folders that a command works with, as its options and the environment say. */
final class Workspace {
    private final GlobalOptions options;
    private final Surroundings surroundings;

    Workspace(GlobalOptions options, Surroundings surroundings) {
        this.options = options;
        this.surroundings = surroundings;
    }

    /** The settings and the routes. @throws io.drover.runtime.ConfigurationException when one is missing */
    Folders folders() {
        return Folders.find(options.config, options.routes, surroundings.home(), surroundings.environment());
    }
}

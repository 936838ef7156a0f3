package io.drover.cli;

import io.drover.feed.FeedRequests;
import io.drover.runtime.Folders;
import io.drover.store.DataFolder;

/** The folders that a command works with, as its options and the environment say. */
final class Workspace {
    private final GlobalOptions options;
    private final Surroundings surroundings;

    Workspace(GlobalOptions options, Surroundings surroundings) {
        this.options = options;
        this.surroundings = surroundings;
    }

    /** The settings, the routes and the kamelets. @throws ConfigurationException when one is missing */
    Folders folders() {
        return Folders.find(
                options.config, options.routes, options.kamelets, surroundings.home(), surroundings.environment());
    }

    /** Where Drover remembers things; it may be missing. @throws StoreException when nothing says where */
    DataFolder dataFolder() {
        String option = options.data == null ? null : options.data.toString();
        return DataFolder.resolve(
                option,
                surroundings.environment(),
                surroundings.environment().getOrDefault("HOME", System.getProperty("user.home")));
    }

    /** Opens what Drover remembers, for this process alone. @throws StoreException in one sentence */
    LocalState open(String command) {
        return LocalState.open(dataFolder(), command, surroundings.clock());
    }

    /** Opens what Drover remembers to read it, whoever else has it open. @throws StoreException in one sentence */
    LocalState openToRead() {
        return LocalState.openToRead(dataFolder(), surroundings.clock());
    }

    /** What is asked of feeds, which whoever runs them does. @throws StoreException when nothing says where */
    FeedRequests feedRequests() {
        return new FeedRequests(dataFolder().path().resolve("requests"));
    }
}

package io.drover.cli;

import io.drover.runtime.Folders;
import io.drover.runtime.StoreOptions;
import io.drover.store.DataFolder;
import io.drover.store.StoreAddress;
import org.jspecify.annotations.Nullable;

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

    /**
     * The PostgreSQL database that Drover remembers things in, or null: it does so in the data folder, as it does without
     * settings.
     *
     * @throws ConfigurationException when the settings are wrong
     */
    @Nullable
    StoreAddress postgres() {
        return Folders.findSettings(options.config, surroundings.home(), surroundings.environment())
                .map(settings -> StoreOptions.read(settings, surroundings.environment()))
                .orElse(null);
    }

    /** Whether something was run: then there is something to read, or a database that may tell. */
    boolean isUsed() {
        return postgres() != null || dataFolder().isUsed();
    }

    /** Opens what Drover remembers; the data folder is this process's alone. @throws StoreException in one sentence */
    LocalState open(String command) {
        return LocalState.open(dataFolder(), postgres(), command, surroundings.clock());
    }

    /**
     * Opens what Drover remembers to change it in a moment: in PostgreSQL while others run, in the data folder alone.
     *
     * @throws StoreException in one sentence
     */
    LocalState openToChange(String command) {
        StoreAddress postgres = postgres();
        return postgres == null
                ? LocalState.open(dataFolder(), null, command, surroundings.clock())
                : LocalState.openShared(dataFolder(), postgres, surroundings.clock());
    }

    /** Opens what Drover remembers to read it, whoever else has it open. @throws StoreException in one sentence */
    LocalState openToRead() {
        return LocalState.openToRead(dataFolder(), postgres(), surroundings.clock());
    }

    /** For what is done with files of the data folder. @throws CommandException when PostgreSQL holds what Drover remembers */
    void requireOwnStore(String command, String instead) {
        StoreAddress postgres = postgres();
        if (postgres != null) {
            throw new CommandException(
                    ExitCode.USAGE,
                    "drover " + command + " is for the database in the data folder; drover.store.url names " + postgres
                            + ": " + instead);
        }
    }

    /** Opens what Drover remembers to ask something of who works with it. @throws StoreException in one sentence */
    LocalState openToAsk() {
        return postgres() == null ? openToRead() : openToChange("feed");
    }
}

package io.drover.cli;

import io.drover.log.LogSettings;
import io.drover.log.Logs;
import io.drover.runtime.ConfigurationException;
import io.drover.runtime.LogOptions;

/** The log of one command: as the settings say while it is open. What is wrong with them the command itself tells. */
final class CommandLog implements AutoCloseable {
    private CommandLog() {}

    /** Of a command with results of its own: to standard error. */
    static CommandLog ofCommand(Workspace workspace, Surroundings surroundings) {
        CommandLog log = new CommandLog();
        try {
            Logs.configure(options(workspace, surroundings).ofCommand());
        } catch (ConfigurationException e) {
            Logs.configure(LogSettings.INITIAL); // without settings the command ends by itself, or needs none
        }
        return log;
    }

    /** Of what runs until it is stopped: to standard output, and to a file of its own. */
    static CommandLog ofService(Workspace workspace, Surroundings surroundings) {
        CommandLog log = new CommandLog();
        Logs.configure(options(workspace, surroundings)
                .ofService(workspace.dataFolder().path().resolve("logs").resolve("drover.log")));
        return log;
    }

    private static LogOptions options(Workspace workspace, Surroundings surroundings) {
        return LogOptions.read(workspace.folders(), surroundings.environment())
                .hidingSecrets();
    }

    @Override
    public void close() {
        Logs.configure(LogSettings.INITIAL);
    }
}

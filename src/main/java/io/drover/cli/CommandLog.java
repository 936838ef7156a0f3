package io.drover.cli;

import io.drover.log.LogSettings;
import io.drover.log.Logs;
import io.drover.runtime.ConfigurationException;
import io.drover.runtime.LogOptions;
import java.nio.file.Path;
import java.util.function.Supplier;

/** The log of one command: as the settings say while it is open. What is wrong with them the command itself tells. */
final class CommandLog implements AutoCloseable {
    private final Supplier<LogSettings> settings;
    private LogSettings current;

    private CommandLog(Supplier<LogSettings> settings) {
        this.settings = settings;
        this.current = settings.get();
        Logs.configure(current);
    }

    /** Of a command with results of its own: to standard error. */
    static CommandLog ofCommand(Workspace workspace, Surroundings surroundings) {
        return new CommandLog(() -> {
            try {
                return options(workspace, surroundings).ofCommand();
            } catch (ConfigurationException e) {
                return LogSettings.INITIAL; // without settings the command ends by itself, or needs none
            }
        });
    }

    /** Of what runs until it is stopped: to standard output, and to a file of its own. */
    static CommandLog ofService(Workspace workspace, Surroundings surroundings) {
        Path usual = workspace.dataFolder().path().resolve("logs").resolve("drover.log");
        return new CommandLog(() -> options(workspace, surroundings).ofService(usual));
    }

    private static LogOptions options(Workspace workspace, Surroundings surroundings) {
        return LogOptions.read(workspace.folders(), surroundings.environment()).hidingSecrets();
    }

    /** Goes on as the settings say now. */
    synchronized void follow() {
        LogSettings next = settings.get();
        if (!next.equals(current)) {
            current = next;
            Logs.configure(next);
        }
    }

    @Override
    public void close() {
        Logs.configure(LogSettings.INITIAL);
    }
}

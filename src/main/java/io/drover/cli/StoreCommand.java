package io.drover.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code drover store}: where Drover remembers things. */
@Command(
        name = "store",
        description = "Does something with the database that Drover remembers things in.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Examples:",
            "  drover store move --to jdbc:postgresql://db.example/drover --user drover --password-file key.txt"
        })
final class StoreCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    private StoreCommand() {}

    static CommandLine with(Surroundings surroundings, Workspace workspace) {
        return new CommandLine(new StoreCommand()).addSubcommand(new StoreMoveCommand(surroundings, workspace));
    }

    /** Without a command there is nothing to do. */
    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "which command? See drover store --help");
    }
}

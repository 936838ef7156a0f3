package io.drover.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code drover feed dead}: what sinks did not take. */
@Command(
        name = "dead",
        description = "Shows, retries or drops the changes that a sink did not take (onSinkError=deadLetter).",
        synopsisSubcommandLabel = "COMMAND")
final class FeedDeadCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    private FeedDeadCommand() {}

    static CommandLine with(Surroundings surroundings, Feeds feeds) {
        return new CommandLine(new FeedDeadCommand())
                .addSubcommand(new FeedDeadListCommand(surroundings, feeds))
                .addSubcommand(new FeedDeadRetryCommand(feeds))
                .addSubcommand(new FeedDeadDropCommand(feeds));
    }

    /** Without a command there is nothing to do. */
    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "which command? See drover feed dead --help");
    }
}

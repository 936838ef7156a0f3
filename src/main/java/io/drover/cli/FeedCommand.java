package io.drover.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code drover feed}: what there is to know and to ask of feeds of changes. */
@Command(
        name = "feed",
        description = "Shows where the feeds of changes are, and asks something of them. What is asked is done by the"
                + " process that runs the feed: within seconds, or when it starts.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Examples:",
            "  drover feed list",
            "  drover feed show immich",
            "  drover feed resync immich           compare everything anew and tell all of it again",
            "  drover feed rewind immich 41000     tell again what came after place 41000",
            "  drover feed dead list immich        what the sink did not take"
        })
final class FeedCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    private FeedCommand() {}

    static CommandLine with(Surroundings surroundings, Workspace workspace) {
        Feeds feeds = new Feeds(surroundings, workspace);
        return new CommandLine(new FeedCommand())
                .addSubcommand(new FeedListCommand(surroundings, feeds))
                .addSubcommand(new FeedShowCommand(surroundings, feeds))
                .addSubcommand(new FeedResyncCommand(feeds))
                .addSubcommand(new FeedRewindCommand(feeds))
                .addSubcommand(new FeedResetCommand(feeds))
                .addSubcommand(FeedDeadCommand.with(surroundings, feeds));
    }

    /** Without a command there is nothing to do. */
    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "which command? See drover feed --help");
    }
}

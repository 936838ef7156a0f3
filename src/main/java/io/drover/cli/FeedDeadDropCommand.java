package io.drover.cli;

import io.drover.feed.FeedRequest;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code drover feed dead drop}: forget what was put aside. */
@Command(name = "drop", description = "Asks a feed to forget what was put aside; the sink never gets it.")
final class FeedDeadDropCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "NAME", description = "The feed, as drover feed list names it.")
    private String name = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "NUMBER",
            description = "One change, as dead list numbers it.")
    private long number;

    @Option(names = "--all", description = "All of them.")
    private boolean all;

    private final Feeds feeds;

    FeedDeadDropCommand(Feeds feeds) {
        this.feeds = feeds;
    }

    @Override
    public Integer call() {
        if (all == (number != 0)) {
            throw new CommandException(ExitCode.USAGE, "feed dead drop takes either the NUMBER of one change or --all");
        }
        return feeds.ask(name, new FeedRequest.DropDead(number), "forgets " + DeadNumber.checked(feeds, name, number));
    }
}

package io.drover.cli;

import io.drover.feed.FeedRequest;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code drover feed reset}: forget a feed. */
@Command(
        name = "reset",
        description =
                "Asks a feed to forget everything: its position, what it knows, what waits for its sink and what was"
                        + " put aside. The next run begins as the first one did, and cannot tell what was deleted meanwhile.")
final class FeedResetCommand implements Callable<Integer> {
    @Parameters(paramLabel = "NAME", description = "The feed, as drover feed list names it.")
    private String name = "";

    @Option(names = "--yes", description = "Yes, forget it; without this nothing is asked.")
    private boolean yes;

    private final Feeds feeds;

    FeedResetCommand(Feeds feeds) {
        this.feeds = feeds;
    }

    @Override
    public Integer call() {
        if (!yes) {
            throw new CommandException(
                    ExitCode.USAGE,
                    "feed reset forgets what " + name + " knows, so deletions from now to its next run are never told;"
                            + " add --yes if that is meant, or use feed resync, which loses nothing");
        }
        return feeds.ask(name, new FeedRequest.Reset(), "forgets everything");
    }
}

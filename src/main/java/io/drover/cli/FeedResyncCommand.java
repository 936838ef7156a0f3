package io.drover.cli;

import io.drover.feed.FeedRequest;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code drover feed resync}: everything once more. */
@Command(
        name = "resync",
        description =
                "Asks a feed to compare everything anew: all that is there is told again, and what is gone is told"
                        + " as deleted. Filters that were changed in the settings hold from then on.")
final class FeedResyncCommand implements Callable<Integer> {
    @Parameters(paramLabel = "NAME", description = "The feed, as drover feed list names it.")
    private String name = "";

    private final Feeds feeds;

    FeedResyncCommand(Feeds feeds) {
        this.feeds = feeds;
    }

    @Override
    public Integer call() {
        return feeds.ask(name, new FeedRequest.Resync(), "compares everything anew and tells all of it again");
    }
}

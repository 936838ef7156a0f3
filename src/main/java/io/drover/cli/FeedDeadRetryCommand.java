package io.drover.cli;

import io.drover.feed.FeedRequest;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code drover feed dead retry}: hand over once more what was put aside. */
@Command(
        name = "retry",
        description = "Asks a feed to hand over once more what was put aside. What was told anew since is dropped:"
                + " the sink has something newer.")
final class FeedDeadRetryCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "NAME", description = "The feed, as drover feed list names it.")
    private String name = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "NUMBER",
            description = "One change, as dead list numbers it; all of them without it.")
    private long number;

    private final Feeds feeds;

    FeedDeadRetryCommand(Feeds feeds) {
        this.feeds = feeds;
    }

    @Override
    public Integer call() {
        return feeds.ask(
                name,
                new FeedRequest.RetryDead(number),
                "hands over once more " + DeadNumber.checked(feeds, name, number));
    }
}

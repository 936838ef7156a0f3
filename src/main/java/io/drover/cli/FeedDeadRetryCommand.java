package io.drover.cli;

import io.drover.feed.FeedRequest;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code drover feed dead retry}: hand over once more what was put aside. */
@Command(
        name = "retry",
        description = "Asks a feed to hand over once more what was put aside. What was told anew since is dropped:"
                + " the sink has something newer.",
        footer = {"", "Examples:", "  drover feed dead retry immich 12", "  drover feed dead retry immich --all"})
final class FeedDeadRetryCommand implements Callable<Integer> {
    @Mixin
    private final DeadChoice choice = new DeadChoice();

    private final Feeds feeds;

    FeedDeadRetryCommand(Feeds feeds) {
        this.feeds = feeds;
    }

    @Override
    public Integer call() {
        DeadChoice.Chosen chosen = choice.chosen(feeds, "feed dead retry");
        return feeds.ask(
                choice.name(), new FeedRequest.RetryDead(chosen.number()), "hands over once more " + chosen.words());
    }
}

package io.drover.cli;

import io.drover.feed.FeedRequest;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code drover feed dead drop}: forget what was put aside. */
@Command(
        name = "drop",
        description = "Asks a feed to forget what was put aside; the sink never gets it.",
        footer = {"", "Examples:", "  drover feed dead drop immich 12", "  drover feed dead drop immich --all"})
final class FeedDeadDropCommand implements Callable<Integer> {
    @Mixin
    private final DeadChoice choice = new DeadChoice();

    private final Feeds feeds;

    FeedDeadDropCommand(Feeds feeds) {
        this.feeds = feeds;
    }

    @Override
    public Integer call() {
        DeadChoice.Chosen chosen = choice.chosen(feeds, "feed dead drop");
        return feeds.ask(choice.name(), new FeedRequest.DropDead(chosen.number()), "forgets " + chosen.words());
    }
}

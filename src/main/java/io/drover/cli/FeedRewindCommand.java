package io.drover.cli;

import io.drover.feed.FeedRequest;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code drover feed rewind}: back to an earlier place. */
@Command(
        name = "rewind",
        description = "Asks a feed to go back to an earlier place and to tell again what came after it, as it is now."
                + " The last 1,000 positions are remembered; for what lies before them, use resync.")
final class FeedRewindCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "NAME", description = "The feed, as drover feed list names it.")
    private String name = "";

    @Parameters(
            index = "1",
            paramLabel = "PLACE",
            description = "The last place (an event's sequence) that is not told again.")
    private long place;

    private final Feeds feeds;

    FeedRewindCommand(Feeds feeds) {
        this.feeds = feeds;
    }

    @Override
    public Integer call() {
        Optional<Long> first = feeds.about(name, (store, feed) -> store.firstRemembered(feed.id()));
        long delivered = feeds.one(name).state().delivered();
        if (first.isEmpty()) {
            throw new CommandException(
                    ExitCode.USAGE,
                    "PLACE: feed " + name + " cannot be taken back yet: no place is remembered; drover feed resync "
                            + name + " tells everything again");
        }
        if (place < first.get() || place > delivered) {
            throw new CommandException(
                    ExitCode.USAGE,
                    "PLACE: " + place + " is none of the places that are remembered, which are " + first.get() + " to "
                            + delivered + "; drover feed resync " + name + " tells everything again");
        }
        return feeds.ask(name, new FeedRequest.Rewind(place), "goes back to place " + Format.count(place));
    }
}

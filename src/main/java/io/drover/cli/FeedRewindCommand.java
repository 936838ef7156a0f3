package io.drover.cli;

import io.drover.feed.FeedRequest;
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
        long delivered = feeds.one(name).state().delivered();
        if (place < 0 || place > delivered) {
            throw new CommandException(
                    ExitCode.USAGE,
                    "PLACE: " + place + " is none of the places that the sink has, which are 0 to " + delivered);
        }
        return feeds.ask(name, new FeedRequest.Rewind(place), "goes back to place " + Format.count(place));
    }
}

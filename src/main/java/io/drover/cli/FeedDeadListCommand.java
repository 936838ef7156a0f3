package io.drover.cli;

import io.drover.feed.DeadLetter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code drover feed dead list}: each change that was put aside, with its reason. */
@Command(name = "list", description = "Shows the changes that were put aside, the oldest first, each with its reason.")
final class FeedDeadListCommand implements Callable<Integer> {
    private static final int PAGE = 1_000;

    @Parameters(paramLabel = "NAME", description = "The feed, as drover feed list names it.")
    private String name = "";

    @Option(names = "--json", description = "Print one JSON object a change, each in a line, and nothing else.")
    private boolean json;

    private final Surroundings surroundings;
    private final Feeds feeds;

    FeedDeadListCommand(Surroundings surroundings, Feeds feeds) {
        this.surroundings = surroundings;
        this.feeds = feeds;
    }

    @Override
    public Integer call() {
        long all = feeds.about(name, (store, feed) -> {
            long count = 0;
            List<DeadLetter> page = store.dead(feed.id(), 0, PAGE);
            while (!page.isEmpty()) {
                page.forEach(this::print);
                count += page.size();
                page = store.dead(feed.id(), page.get(page.size() - 1).number(), PAGE);
            }
            return count;
        });
        if (all == 0 && !json) {
            surroundings.out().println("Nothing of feed " + name + " was put aside.");
        }
        return ExitCode.OK;
    }

    private void print(DeadLetter letter) {
        if (json) {
            Json.writeLine(surroundings.out(), FeedText.json(letter));
        } else {
            surroundings
                    .out()
                    .println(
                            letter.number() + "  " + letter.change().operation().label() + " "
                                    + letter.change().key() + ", put aside " + Times.of(letter.since()) + ": "
                                    + letter.reason());
        }
    }
}

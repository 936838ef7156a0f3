package io.drover.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code drover feed list}: every feed in a line. */
@Command(
        name = "list",
        description = "Shows each feed in a line: how far it is, what waits, what its sink did not take.")
final class FeedListCommand implements Callable<Integer> {
    @Option(names = "--json", description = "Print one JSON object to standard output, and nothing else.")
    private boolean json;

    private final Surroundings surroundings;
    private final Feeds feeds;

    FeedListCommand(Surroundings surroundings, Feeds feeds) {
        this.surroundings = surroundings;
        this.feeds = feeds;
    }

    @Override
    public Integer call() {
        List<Feeds.Overview> all = feeds.all();
        PrintWriter out = surroundings.out();
        if (json) {
            Json.writeLine(
                    out, Json.object("feeds", all.stream().map(FeedText::json).toList()));
        } else if (all.isEmpty()) {
            out.println(
                    "No feed has run yet: set drover.changes.sink or drover.contentstack.sink, and start drover run.");
        } else {
            all.forEach(feed -> out.println(line(feed)));
        }
        return ExitCode.OK;
    }

    private String line(Feeds.Overview feed) {
        var state = feed.state();
        String line = state.name() + ": at place " + Format.count(state.delivered()) + ", " + Format.count(feed.known())
                + " things known";
        long waiting = state.sequence() - state.delivered();
        if (waiting > 0) {
            line += ", " + Format.count(waiting) + (waiting == 1 ? " change waits" : " changes wait") + " for the sink";
        }
        if (feed.dead() > 0) {
            line += ", " + Format.count(feed.dead()) + " put aside";
        }
        var last = feed.last();
        if (last != null && last.error() != null) {
            return line + "; last run failed: " + last.error();
        }
        return line
                + (feed.lastComplete() == null
                        ? "; not complete yet"
                        : "; complete " + feeds.ago(feed.lastComplete()) + " ago");
    }
}

package io.drover.cli;

import io.drover.feed.FeedState;
import io.drover.feed.Manifest;
import io.drover.immich.feed.ToldTypes;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code drover feed show}: all about one feed. */
@Command(
        name = "show",
        description = "Shows one feed: its place, how far behind its sink is, and what the last run did, type by type.",
        footer = {
            "",
            "Of each type: fetched + derived = filtered + emitted, and carried + emitted = delivered + dead + waiting.",
            "Derived are deletions that the source did not tell itself; filtered is what was told before.",
            "",
            "Example:",
            "  drover feed show immich --json | jq '.lastRun.types.asset'"
        })
final class FeedShowCommand implements Callable<Integer> {
    private static final String ROW = "    %-16s %10s %10s %10s %10s %10s %10s %6s %8s%n";

    @Parameters(paramLabel = "NAME", description = "The feed, as drover feed list names it.")
    private String name = "";

    @Option(names = "--json", description = "Print one JSON object to standard output, and nothing else.")
    private boolean json;

    private final Surroundings surroundings;
    private final Feeds feeds;

    FeedShowCommand(Surroundings surroundings, Feeds feeds) {
        this.surroundings = surroundings;
        this.feeds = feeds;
    }

    @Override
    public Integer call() {
        Feeds.Overview feed = feeds.one(name);
        if (json) {
            Json.writeLine(surroundings.out(), FeedText.json(feed));
        } else {
            print(feed);
        }
        return ExitCode.OK;
    }

    private void print(Feeds.Overview feed) {
        PrintWriter out = surroundings.out();
        FeedState state = feed.state();
        out.println("feed " + state.name() + " of " + state.source());
        out.println("  tells " + state.filter()
                + ToldTypes.of(state)
                        .map(types -> "; without a session that is " + types)
                        .orElse(""));
        out.println("  generation " + Format.count(state.generation()) + (state.snapshot() ? ", not complete yet" : "")
                + "; " + Format.count(feed.known()) + " things known");
        out.println("  the sink is at place " + Format.count(state.delivered())
                + (state.deliveredAt() == null ? "" : ", " + feeds.ago(state.deliveredAt()) + " ago") + "; "
                + Format.count(state.sequence() - state.delivered()) + " changes wait for it, "
                + Format.count(feed.dead()) + " were put aside");
        out.println("  complete last: "
                + (feed.lastComplete() == null ? "never" : feeds.ago(feed.lastComplete()) + " ago"));
        Manifest last = feed.last();
        if (last != null) {
            print(out, last);
        }
    }

    private static void print(PrintWriter out, Manifest run) {
        out.println("  last run (" + Format.count(run.run()) + "), " + Times.of(run.started()) + " to "
                + Times.of(run.ended()) + ": " + (run.complete() ? "complete" : "not complete")
                + (run.error() == null ? "" : ", " + run.error()));
        if (!run.types().isEmpty()) {
            out.printf(
                    ROW,
                    "type",
                    "fetched",
                    "derived",
                    "filtered",
                    "emitted",
                    "carried",
                    "delivered",
                    "dead",
                    "waiting");
            run.types()
                    .forEach((type, counts) -> out.printf(
                            ROW,
                            type,
                            Format.count(counts.fetched()),
                            Format.count(counts.derived()),
                            Format.count(counts.filtered()),
                            Format.count(counts.emitted()),
                            Format.count(counts.carried()),
                            Format.count(counts.delivered()),
                            Format.count(counts.dead()),
                            Format.count(counts.waiting())));
        }
    }
}

package io.drover.cli;

import io.drover.feed.DeadLetter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which of the changes that a feed has put aside a command is about: one, or all. */
final class DeadChoice {
    @Parameters(index = "0", paramLabel = "NAME", description = "The feed, as drover feed list names it.")
    private String name = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "NUMBER",
            description = "One change, as drover feed dead list numbers it.")
    @Nullable
    private Long number;

    @Option(names = "--all", description = "All of them, instead of a NUMBER.")
    private boolean all;

    /** The feed. */
    String name() {
        return name;
    }

    /**
     * What was chosen.
     *
     * @param number of a change that is there, or 0 for all
     * @param words what it stands for
     */
    record Chosen(long number, String words) {}

    /**
     * What the user chose.
     *
     * @param command that was given, for messages
     * @throws CommandException when it is neither one nor all, or there is no such change
     */
    Chosen chosen(Feeds feeds, String command) {
        Long one = number;
        if (all == (one != null)) {
            throw new CommandException(ExitCode.USAGE, command + " takes either the NUMBER of one change or --all");
        }
        return one == null ? new Chosen(0, "everything that was put aside") : chosen(feeds, one.longValue());
    }

    private Chosen chosen(Feeds feeds, long wanted) {
        List<DeadLetter> found =
                wanted < 1 ? List.of() : feeds.about(name, (store, feed) -> store.dead(feed.id(), wanted - 1, 1));
        if (found.isEmpty() || found.get(0).number() != wanted) {
            throw new CommandException(
                    ExitCode.USAGE,
                    "no change with the number " + wanted + " of feed " + name
                            + " was put aside; see drover feed dead list " + name);
        }
        return new Chosen(
                wanted, "change " + wanted + " (" + found.get(0).change().key() + ")");
    }
}

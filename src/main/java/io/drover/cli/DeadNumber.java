package io.drover.cli;

import io.drover.feed.DeadLetter;
import java.util.List;

/** The number of a change that was put aside. */
final class DeadNumber {
    private DeadNumber() {}

    /**
     * What the number stands for, in words.
     *
     * @param number of one, or 0 for all
     * @throws CommandException when there is no such change
     */
    static String checked(Feeds feeds, String name, long number) {
        if (number == 0) {
            return "everything that was put aside";
        }
        List<DeadLetter> found =
                number < 0 ? List.of() : feeds.about(name, (store, feed) -> store.dead(feed.id(), number - 1, 1));
        if (found.isEmpty() || found.get(0).number() != number) {
            throw new CommandException(
                    ExitCode.USAGE,
                    "no change with the number " + number + " of feed " + name
                            + " was put aside; see drover feed dead list " + name);
        }
        return "change " + number + " (" + found.get(0).change().key() + ")";
    }
}

package io.drover;

import io.drover.cli.DroverCommand;
import io.drover.cli.Surroundings;

/** The command line's root. */
public final class Drover {
    private Drover() {}

    public static void main(String[] arguments) {
        System.exit(DroverCommand.run(Surroundings.ofProcess(), arguments));
    }
}

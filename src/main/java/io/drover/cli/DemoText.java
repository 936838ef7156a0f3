package io.drover.cli;

import java.io.PrintWriter;

/** How the demo tells what it does. */
final class DemoText {
    private final PrintWriter out;

    DemoText(PrintWriter out) {
        this.out = out;
    }

    /** A heading, with a line of distance. */
    void step(String title) {
        out.println();
        say(title);
    }

    void row(long number, String what, String remark) {
        out.printf("   %,6d  %-12s %s%n", number, what, remark);
        out.flush();
    }

    void say(String line) {
        out.println(line);
        out.flush();
    }
}

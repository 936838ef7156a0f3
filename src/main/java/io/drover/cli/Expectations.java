package io.drover.cli;

import java.util.ArrayList;
import java.util.List;

/** Numbers that must be as foretold. */
final class Expectations {
    private final List<String> unmet = new ArrayList<>();

    void expect(String what, long expected, long actual) {
        if (expected != actual) {
            unmet.add("WRONG: " + what + ": " + actual + ", expected " + expected);
        }
    }

    boolean allMet() {
        return unmet.isEmpty();
    }

    /** One line for each number that was wrong. */
    List<String> unmet() {
        return List.copyOf(unmet);
    }
}

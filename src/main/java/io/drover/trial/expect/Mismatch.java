package io.drover.trial.expect;

import java.util.List;

/**
 * Something that is not as it must be.
 *
 * @param line of the test file where the expectation stands
 * @param sentence names the expectation, what was expected and what there is
 * @param details further lines: what else there is
 */
public record Mismatch(int line, String sentence, List<String> details) {
    Mismatch(int line, String sentence) {
        this(line, sentence, List.of());
    }
}

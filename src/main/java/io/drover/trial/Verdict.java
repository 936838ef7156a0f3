package io.drover.trial;

import io.drover.trial.expect.Mismatch;
import io.drover.trial.plan.TestCase;
import java.time.Duration;
import java.util.List;

/**
 * How a test ended.
 *
 * @param mismatches what is not as it must be; empty when all is well
 * @param notes what may explain it
 * @param log warnings and errors that were logged meanwhile
 * @param steps that messages took
 */
public record Verdict(
        TestCase test,
        Duration took,
        List<Mismatch> mismatches,
        List<String> notes,
        List<String> log,
        List<String> steps) {
    public boolean passed() {
        return mismatches.isEmpty();
    }
}

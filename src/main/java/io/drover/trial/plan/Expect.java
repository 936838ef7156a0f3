package io.drover.trial.plan;

import io.drover.yaml.Value;
import org.jspecify.annotations.Nullable;

/**
 * What must be so in the end. What is null is not looked at.
 *
 * @param assets of the server: how many, or patterns, one each
 * @param albums of the server, in the same way
 * @param files by path or glob below the test's folder
 * @param ledger {@code files} by path, {@code counts} by state
 * @param sent by scheme
 * @param log words of each warning and error that may be logged; null allows none
 * @param failures words of each failure of a message; null allows none
 */
public record Expect(
        int line,
        @Nullable Value assets,
        @Nullable Value albums,
        @Nullable Value files,
        @Nullable Value ledger,
        @Nullable Value sent,
        @Nullable Value log,
        @Nullable Value failures) {}

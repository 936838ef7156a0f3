package io.drover.runtime;

import io.drover.lint.Problem;
import java.util.List;
import java.util.stream.Collectors;

/** Settings, routes or folders that Drover cannot run with. Its message is one sentence a problem, for the user. */
public final class ConfigurationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    public ConfigurationException(String sentence) {
        this(List.of(Problem.of(sentence)));
    }

    /** @param cause what the library said that found it */
    public ConfigurationException(Problem problem, Throwable cause) {
        this(List.of(problem));
        initCause(cause);
    }

    /** @param problems one or more */
    public ConfigurationException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining(System.lineSeparator())));
        this.problems = List.copyOf(problems);
    }

    /** One or more of them, in the order in which they were found. */
    public List<Problem> problems() {
        return problems;
    }
}

package io.drover.trial.plan;

import java.nio.file.Path;

/** A test file that cannot be used. Its message is one sentence for the user, after {@code FILE:LINE: }. */
public final class TestFileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param line counted from 1, or 0 when it is about the whole file */
    public TestFileException(Path file, int line, String sentence) {
        super(file + (line > 0 ? ":" + line : "") + ": " + sentence);
    }
}

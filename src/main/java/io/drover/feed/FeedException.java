package io.drover.feed;

import org.jspecify.annotations.Nullable;

/** A feed cannot go on, for a reason that its user has to hear: one sentence that says what to do. */
public class FeedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public FeedException(String message) {
        super(message);
    }

    public FeedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}

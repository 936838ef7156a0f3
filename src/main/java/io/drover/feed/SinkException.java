package io.drover.feed;

import org.jspecify.annotations.Nullable;

/** A sink did not take a batch, for a reason in one sentence that holds no secret. */
public final class SinkException extends Exception {
    private static final long serialVersionUID = 1;

    private final boolean down;

    /** @param down whether the sink takes nothing now, whatever it is given; else it may be due to what it was given */
    public SinkException(String message, boolean down, @Nullable Throwable cause) {
        super(message, cause);
        this.down = down;
    }

    /** Whether this says that a sink takes nothing now, so that no change may be blamed. */
    static boolean tellsDown(Exception refusal) {
        return refusal instanceof SinkException told && told.down;
    }
}

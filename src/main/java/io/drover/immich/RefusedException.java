package io.drover.immich;

import org.jspecify.annotations.Nullable;

/** The message cannot be done, whether it is repeated or not: the server refuses it for good, or its file does not serve. */
public final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param message one sentence */
    public RefusedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}

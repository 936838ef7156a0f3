package io.drover.immich;

import io.drover.http.ApiException;
import org.jspecify.annotations.Nullable;

/** The message cannot be done, whether it is repeated or not: the server refuses it for good, or its file does not serve. */
public final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What Immich says of an unknown id, with status 400. */
    private static final String NOT_FOUND = "Not found or no ";

    /** @param message one sentence */
    public RefusedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** Whether the server says that what the message is about is not there, or never was: no other message fares so. */
    public boolean isGone() {
        return getCause() instanceof ApiException answer
                && !answer.anotherService()
                && !answer.maintenance()
                && switch (answer.status()) {
                    case 400 -> String.valueOf(answer.serverMessage()).startsWith(NOT_FOUND);
                    case 404 -> true;
                    default -> false;
                };
    }
}

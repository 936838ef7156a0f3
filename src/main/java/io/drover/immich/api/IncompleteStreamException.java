package io.drover.immich.api;

import org.jspecify.annotations.Nullable;

/**
 * A stream of getSyncStream has ended before it said that it was complete. The lines that came are good; those that
 * follow come in another stream, after the acknowledgements that were sent.
 */
public final class IncompleteStreamException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    IncompleteStreamException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}

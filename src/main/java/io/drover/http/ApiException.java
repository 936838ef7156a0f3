package io.drover.http;

import org.jspecify.annotations.Nullable;

/**
 * A call to a server that did not give what it promises: another status, another shape, or no answer. Never holds a
 * secret.
 */
public final class ApiException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String operation;
    private final int status;
    private final boolean maintenance;
    private final long retryAfterMillis;
    private final @Nullable String serverMessage;

    /**
     * @param operation its operationId
     * @param message one sentence: operation, method, address without secrets, status and the start of the body
     * @param status the HTTP status, or 0 when there was no answer
     * @param serverMessage the server's own words, or null
     * @param retryAfterMillis how long the server asks to wait, or 0 when it does not say
     * @param maintenance whether the server is in maintenance mode, whatever its status says
     * @param cause what broke the connection, or null
     */
    public ApiException(
            String operation,
            String message,
            int status,
            @Nullable String serverMessage,
            long retryAfterMillis,
            boolean maintenance,
            @Nullable Throwable cause) {
        super(message, cause);
        this.operation = operation;
        this.status = status;
        this.serverMessage = serverMessage;
        this.retryAfterMillis = retryAfterMillis;
        this.maintenance = maintenance;
    }

    /** The operationId. */
    public String operation() {
        return operation;
    }

    /** The HTTP status, or 0 when there was no answer. */
    public int status() {
        return status;
    }

    /** The server's own words, or null. */
    public @Nullable String serverMessage() {
        return serverMessage;
    }

    /** How long the server asks to wait, in milliseconds, or 0 when it does not say. */
    public long retryAfterMillis() {
        return retryAfterMillis;
    }

    /** Whether the server is in maintenance mode, whatever its status says. */
    public boolean maintenance() {
        return maintenance;
    }

    /** What is to be done about it. */
    public Verdict verdict() {
        return Verdict.of(this);
    }
}

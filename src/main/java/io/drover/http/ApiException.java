package io.drover.http;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A call to a server that did not give what it promises: another status, another shape, or no answer. Never holds a
 * secret.
 */
public final class ApiException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final String MISSING_PERMISSION = "Missing required permission: ";

    private final String operation;
    private final int status;
    private final boolean maintenance;
    private final boolean anotherService;
    private final long retryAfterMillis;
    private final @Nullable String serverMessage;
    private final Set<String> faultyParameters;

    /**
     * @param operation its operationId
     * @param message one sentence: operation, method, address without secrets, status and the server's words
     * @param status the HTTP status, or 0 when there was no answer
     * @param serverMessage the server's own words, or null
     * @param retryAfterMillis how long the server asks to wait, or 0 when it does not say
     * @param maintenance whether the server is in maintenance mode, whatever its status says
     * @param cause what broke the connection or ended the reading, or null
     */
    public ApiException(
            String operation,
            String message,
            int status,
            @Nullable String serverMessage,
            long retryAfterMillis,
            boolean maintenance,
            @Nullable Throwable cause) {
        this(operation, message, status, serverMessage, retryAfterMillis, maintenance, false, Set.of(), cause);
    }

    ApiException(
            String operation,
            String message,
            int status,
            @Nullable String serverMessage,
            long retryAfterMillis,
            boolean maintenance,
            boolean anotherService,
            Set<String> faultyParameters,
            @Nullable Throwable cause) {
        super(message, cause);
        this.operation = operation;
        this.status = status;
        this.serverMessage = serverMessage;
        this.retryAfterMillis = retryAfterMillis;
        this.maintenance = maintenance;
        this.anotherService = anotherService;
        this.faultyParameters = faultyParameters;
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

    /** The parameters that the server finds fault with, as it names them; empty when it names none. */
    public Set<String> faultyParameters() {
        return faultyParameters;
    }

    /** How long the server asks to wait, in milliseconds, or 0 when it does not say. */
    public long retryAfterMillis() {
        return retryAfterMillis;
    }

    /** Whether the server is in maintenance mode, whatever its status says. */
    public boolean maintenance() {
        return maintenance;
    }

    /** Whether something else than the expected API answered: a web page, a redirect, another kind of content. */
    public boolean anotherService() {
        return anotherService;
    }

    /** The permission that the API key lacks, such as {@code asset.upload}, or null when the server names none. */
    public @Nullable String missingPermission() {
        if (serverMessage == null) {
            return null;
        }
        int start = serverMessage.indexOf(MISSING_PERMISSION);
        return start < 0
                ? null
                : serverMessage.substring(start + MISSING_PERMISSION.length()).strip();
    }

    /** The same failure, told as maintenance: a 404 means nothing while a server is in maintenance mode. */
    public ApiException asMaintenance() {
        return new ApiException(
                operation,
                getMessage() + " (the server is in maintenance mode)",
                status,
                serverMessage,
                retryAfterMillis,
                true,
                false,
                faultyParameters,
                getCause());
    }

    /** The same failure of one call among several. @param before a clause that says what was done before */
    public ApiException after(String before) {
        return new ApiException(
                operation,
                getMessage() + "; before, " + before,
                status,
                serverMessage,
                retryAfterMillis,
                maintenance,
                anotherService,
                faultyParameters,
                getCause());
    }

    /** What is to be done about it. */
    public Verdict verdict() {
        return Verdict.of(this);
    }
}

package io.drover.immich.api;

import io.drover.immich.api.model.ServerVersion;

/** The server's version lacks an operation, and nothing there does the same job. Nothing was sent. */
public final class NotInThisVersionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String operation;
    private final transient ServerVersion version;

    public NotInThisVersionException(ApiOperation<?, ?> operation, ServerVersion version) {
        super(operation.id() + " is not in Immich " + version + ": "
                + (version.isAtLeast(operation.since())
                        ? "it was removed in " + operation.until()
                        : "it came with " + operation.since())
                + (operation.advice().isEmpty() ? "" : "; " + operation.advice()));
        this.operation = operation.id();
        this.version = version;
    }

    /** The operationId. */
    public String operation() {
        return operation;
    }

    /** The version of the server. */
    public ServerVersion version() {
        return version;
    }
}

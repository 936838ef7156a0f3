package io.drover.immich.api;

/** An operation needs a session, and there are no credentials for one. Nothing was sent. */
public final class NoSessionException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    /** @param options how the names of the options begin that a user sets credentials by */
    NoSessionException(ApiOperation<?, ?> operation, String options) {
        super(operation.id() + " needs a session, for which an API key will not do: set " + options + "email and "
                + options + "password, or " + options + "accessToken");
    }
}

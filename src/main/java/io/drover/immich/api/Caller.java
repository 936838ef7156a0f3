package io.drover.immich.api;

import io.drover.http.ApiException;
import java.util.List;
import java.util.function.Supplier;
import org.apache.hc.core5.http.Header;
import org.jspecify.annotations.Nullable;

/** Says in each call who calls: by nothing, by the API key or by the session, and never by two at once. */
final class Caller {
    private final Access access;
    private final Session session;
    private final SecretHeader key = new SecretHeader("x-api-key", "the API key");

    /** A call that is made with these headers. */
    interface Attempt<T, X extends Exception> {
        T with(List<Header> credentials) throws X;
    }

    Caller(Access access, Session session) {
        this.access = access;
        this.session = session;
    }

    /**
     * Makes the call, and makes it a second time in a new session when the server does not know the first one any more.
     *
     * @throws NoSessionException when the operation needs a session and there is none to be had; nothing is called
     */
    <T, X extends Exception> T call(ApiOperation<?, ?> operation, Attempt<T, X> attempt) throws X {
        List<Header> credentials = credentials(operation);
        try {
            return attempt.with(credentials);
        } catch (ApiException e) {
            if (e.status() != 401 || !mayRenew(credentials)) {
                throw e;
            }
            return attempt.with(credentials(operation));
        }
    }

    /**
     * Makes the call once: for an address that may not be the server's, whose refusal says nothing about the session and
     * which is to see no new one.
     *
     * @throws IllegalStateException as {@link #call} does
     */
    <T, X extends Exception> T callOnce(ApiOperation<?, ?> operation, Attempt<T, X> attempt) throws X {
        return attempt.with(credentials(operation));
    }

    /** Whether calls are made by the API key where it will do. */
    boolean hasKey() {
        return access.apiKey() != null;
    }

    private List<Header> credentials(ApiOperation<?, ?> operation) {
        return switch (operation.credentials()) {
            case NONE -> List.of();
            case KEY, ANY_KEY -> keyElseSession(operation);
            case SESSION -> ofSession(operation);
        };
    }

    private List<Header> keyElseSession(ApiOperation<?, ?> operation) {
        Supplier<String> secret = access.apiKey();
        return secret == null ? ofSession(operation) : List.of(key.with(secret.get()));
    }

    private List<Header> ofSession(ApiOperation<?, ?> operation) {
        if (!access.hasSession()) {
            throw new NoSessionException(operation, access.options());
        }
        return session.header(session.token());
    }

    private boolean mayRenew(List<Header> credentials) {
        String secret = secretOfSession(credentials);
        return secret != null && session.refused(secret);
    }

    private static @Nullable String secretOfSession(List<Header> credentials) {
        return credentials.stream()
                .filter(header -> header.getName().equals(Session.HEADER))
                .map(Header::getValue)
                .findFirst()
                .orElse(null);
    }
}

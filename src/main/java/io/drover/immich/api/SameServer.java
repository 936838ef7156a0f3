package io.drover.immich.api;

import static io.drover.immich.api.model.Nothing.NOTHING;

import io.drover.http.ApiClient;
import io.drover.http.ApiException;
import io.drover.http.WireJson;
import io.drover.immich.api.model.Nothing;
import io.drover.immich.api.model.ServerVersion;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Tells whether another address leads to the same server: it has the same version, and knows the same credentials as the
 * same user. They are shown only where the version fits.
 */
final class SameServer implements Predicate<ApiClient> {
    private final Caller caller;
    private final ApiClient usual;
    private final Supplier<ServerVersion> version;

    /** @param version of the server at the usual address */
    SameServer(Caller caller, ApiClient usual, Supplier<ServerVersion> version) {
        this.caller = caller;
        this.usual = usual;
        this.version = version;
    }

    @Override
    public boolean test(ApiClient other) {
        if (!ask(other, ServerOperations.GET_SERVER_VERSION).equals(version.get())) {
            return false;
        }
        String here = who(usual); // first, since this renews a session that is over
        try {
            return here.equals(who(other));
        } catch (ApiException e) {
            if (e.status() != 401) {
                throw e;
            }
            return false;
        }
    }

    /** The user, else the key itself, where it may not say whose it is. */
    private String who(ApiClient server) {
        try {
            return ask(server, UserOperations.GET_MY_USER).id();
        } catch (ApiException e) {
            if (e.status() != 403) {
                throw e;
            }
            return ask(server, UserOperations.GET_MY_API_KEY).id();
        }
    }

    /** A 401 of the other one says nothing about the session, and it is not to see a new one. */
    private <A> A ask(ApiClient server, ApiOperation<Nothing, A> operation) {
        Caller.Attempt<A, RuntimeException> attempt = credentials -> server.call(
                Requests.of(operation, NOTHING, version.get(), credentials), WireJson.type(operation.answer()));
        return server.equals(usual) ? caller.call(operation, attempt) : caller.callOnce(operation, attempt);
    }
}

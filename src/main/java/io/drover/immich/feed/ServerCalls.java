package io.drover.immich.feed;

import io.drover.immich.api.ApiOperation;
import io.drover.immich.api.model.ServerVersion;
import java.time.Instant;

/**
 * The server of a feed. Every call waits while the server cannot be had, is busy or in maintenance, together with
 * everything else that goes to it; then it blocks until the answer is there.
 *
 * <p>What the server refuses is thrown as {@link io.drover.http.ApiException}, with the server's words.
 */
public interface ServerCalls {

    /** The server's version, asked anew: it may have been upgraded since the last run. */
    ServerVersion version();

    /** The time by the server's clock, in whole seconds. */
    Instant serverTime();

    /** Calls an operation as the user that the component's options name, by key or session. */
    <Q, A> A call(ApiOperation<Q, A> operation, Q request);

    /** Calls an operation in the session of this token. */
    <Q, A> A callIn(String token, ApiOperation<Q, A> operation, Q request);
}

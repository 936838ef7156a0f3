package io.drover.immich.api;

import static io.drover.immich.api.model.Nothing.NOTHING;

import io.drover.http.ApiException;
import io.drover.immich.api.model.ApiKey;
import org.jspecify.annotations.Nullable;

/** As which API key a server is called. */
public final class KeyInUse {
    private KeyInUse() {}

    /**
     * Asks the server, once or twice.
     *
     * @return the key, or null when the server is too old to say (before 1.139) or a session is in use
     * @throws ApiException when the server cannot be had, or refuses the credentials
     */
    public static @Nullable ApiKey of(ImmichClient client) {
        try {
            return client.call(UserOperations.GET_MY_API_KEY, NOTHING);
        } catch (NotInThisVersionException e) {
            return userInstead(client);
        } catch (ApiException e) {
            if (e.status() == 403) { // every key may ask this: a session is in use, not a key
                return userInstead(client);
            }
            throw e;
        }
    }

    private static @Nullable ApiKey userInstead(ImmichClient client) {
        try {
            client.call(UserOperations.GET_MY_USER, NOTHING);
        } catch (ApiException e) {
            if (e.status() != 403) { // a key that may not read its user may still do the work
                throw e;
            }
        }
        return null;
    }
}

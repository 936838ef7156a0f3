package io.drover.immich.api;

import io.drover.immich.api.model.Login;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * As whom a server is called: by an API key, by a session, or by either, whichever an operation takes. Secrets are asked
 * for at every use, so that they may change; they are never logged.
 *
 * @param apiKey an API key, or null
 * @param accessToken the token of a session that others have opened, or null
 * @param login opens a session at the first need, or null
 * @param options how the names of the options begin that a user sets these by, for messages
 */
public record Access(
        @Nullable Supplier<String> apiKey,
        @Nullable Supplier<String> accessToken,
        @Nullable Supplier<Login> login,
        String options) {

    /** By an API key alone. */
    public static Access byKey(Supplier<String> apiKey) {
        return new Access(apiKey, null, null, "");
    }

    /** Whether there is a way to call what API keys may not call. */
    public boolean hasSession() {
        return accessToken != null || login != null;
    }

    /** Which of them there are. */
    @Override
    public String toString() {
        return "Access[apiKey=" + (apiKey != null) + ", accessToken=" + (accessToken != null) + ", login="
                + (login != null) + "]";
    }
}

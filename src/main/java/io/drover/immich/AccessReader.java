package io.drover.immich;

import io.drover.immich.api.Access;
import io.drover.immich.api.model.Login;
import io.drover.options.OptionValues;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes of the component's options as whom the server is called. */
final class AccessReader {
    private final AccessOptions options;
    private final OptionValues values;

    AccessReader(AccessOptions options, OptionValues values) {
        this.options = options;
        this.values = values;
    }

    /** @throws IllegalArgumentException when there is no way to call, naming all of them, or half of one */
    Access access() {
        Supplier<String> key = stripped(values.secret(options.getApiKey(), "apiKeyFile", options.getApiKeyFile()));
        Supplier<String> token =
                stripped(values.secret(options.getAccessToken(), "accessTokenFile", options.getAccessTokenFile()));
        Supplier<Login> login = login();
        if (key == null && token == null && login == null) {
            throw values.refuse(
                    "apiKey",
                    "is not set: give an API key (apiKey or apiKeyFile, or set IMMICH_API_KEY or IMMICH_API_KEY_FILE),"
                            + " a login (email, and password or passwordFile) or a session's token (accessToken or"
                            + " accessTokenFile)");
        }
        return new Access(key, token, login, values.name(""));
    }

    /** Blanks around a key or token are slips; in a password they may be meant. */
    private static @Nullable Supplier<String> stripped(@Nullable Supplier<String> secret) {
        return secret == null ? null : () -> secret.get().strip();
    }

    private @Nullable Supplier<Login> login() {
        String email = OptionValues.optional(options.getEmail());
        Supplier<String> password = values.secret(options.getPassword(), "passwordFile", options.getPasswordFile());
        if (email != null && password != null) {
            return () -> new Login(email, password.get());
        }
        if (email != null) {
            throw values.refuse("email", "is set without a password: give password or passwordFile too");
        }
        if (password != null) {
            throw values.refuse("email", "is not set: a password is given, and needs the e-mail address with it");
        }
        return null;
    }
}

package io.drover.cli;

import io.drover.http.ApiException;
import io.drover.immich.api.Access;

/** As what Drover introduces itself to a server. */
enum Credential {
    KEY("key", "give a valid key by IMMICH_API_KEY, IMMICH_API_KEY_FILE or --api-key-file"),
    LOGIN(
            "login",
            "the login was tried: give the user's address by IMMICH_EMAIL, and the password by IMMICH_PASSWORD or"
                    + " IMMICH_PASSWORD_FILE"),
    TOKEN(
            "token",
            "the session's token was tried: give that of a session that the server still has by accessToken or"
                    + " accessTokenFile");

    private final String label;
    private final String remedy;

    Credential(String label, String remedy) {
        this.label = label;
        this.remedy = remedy;
    }

    /** What is tried first. */
    static Credential of(Access access) {
        return access.apiKey() == null ? ofSession(access) : KEY;
    }

    /** What is tried where an API key will not do. */
    static Credential ofSession(Access access) {
        return access.login() == null ? TOKEN : LOGIN;
    }

    /** The word for it. */
    String label() {
        return label;
    }

    /** What the server says, and, where it refuses this, what to do. */
    String sentence(ApiException failure) {
        boolean explained = failure.getCause() instanceof ApiException; // such as that it takes no passwords at all
        return failure.status() == 401 && !explained
                ? failure.getMessage() + "; " + remedy
                : String.valueOf(failure.getMessage());
    }
}

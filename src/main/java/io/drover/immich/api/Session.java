package io.drover.immich.api;

import io.drover.immich.api.model.Login;
import io.drover.immich.api.model.LoginAnswer;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.hc.core5.http.Header;
import org.jspecify.annotations.Nullable;

/**
 * The one session of a client: a token that was given, until the server refuses it, else one that is opened by a login
 * at the first need. Safe for use by many threads; they wait while one of them logs in.
 */
final class Session {
    /** Not Authorization, which a gateway before the server may want. */
    static final String HEADER = "x-immich-user-token";

    private final SecretHeader header = new SecretHeader(HEADER, "the session's token");
    private final @Nullable Supplier<String> given;
    private final @Nullable Supplier<Login> credentials;
    private final Function<Login, LoginAnswer> login;
    private @Nullable LoginAnswer opened;
    private @Nullable String refused;

    /** @param login calls the server */
    Session(Access access, Function<Login, LoginAnswer> login) {
        this.given = access.accessToken();
        this.credentials = access.login();
        this.login = login;
    }

    /** The token. @throws IllegalStateException when there is no way to have one */
    synchronized String token() {
        if (opened == null && given != null) {
            String token = given.get();
            if (credentials == null || !token.equals(refused)) {
                return token;
            }
        }
        return open().accessToken();
    }

    /** The credentials of a call in the session of this token. */
    List<Header> header(String token) {
        return List.of(header.with(token));
    }

    /** The session that a login has opened, or opens now. */
    synchronized LoginAnswer open() {
        LoginAnswer current = opened;
        if (current == null) {
            if (credentials == null) {
                throw new IllegalStateException("there is no e-mail address and password to log in with");
            }
            current = login.apply(credentials.get());
            opened = current;
        }
        return current;
    }

    /** The server has refused this token. @return whether the next one may be another */
    synchronized boolean refused(String token) {
        if (opened != null && opened.accessToken().equals(token)) {
            opened = null;
        }
        if (given != null && token.equals(given.get())) {
            refused = token;
        }
        return credentials != null;
    }

    /** Gives up the session that a login has opened. @return its token, or null when there was none */
    synchronized @Nullable String giveUp() {
        LoginAnswer last = opened;
        opened = null;
        return last == null ? null : last.accessToken();
    }
}

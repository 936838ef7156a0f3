package io.drover.immich.api;

import io.drover.immich.api.model.Login;
import io.drover.immich.api.model.LoginAnswer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
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
    private final ReentrantLock lock = new ReentrantLock();
    private volatile boolean closed;
    private @Nullable LoginAnswer opened;
    private @Nullable String refused;

    /** @param login calls the server */
    Session(Access access, Function<Login, LoginAnswer> login) {
        this.given = access.accessToken();
        this.credentials = access.login();
        this.login = login;
    }

    /** The token. @throws IllegalStateException when there is no way to have one */
    String token() {
        lock.lock();
        try {
            if (opened == null && given != null) {
                String token = given.get();
                if (credentials == null || !token.equals(refused)) {
                    return token;
                }
            }
            return open().accessToken();
        } finally {
            lock.unlock();
        }
    }

    /** The credentials of a call in the session of this token. */
    List<Header> header(String token) {
        return List.of(header.with(token));
    }

    /** The session that a login has opened, or opens now. @throws IllegalStateException when there is no way to have one */
    LoginAnswer open() {
        lock.lock();
        try {
            LoginAnswer current = opened;
            if (current == null) {
                if (credentials == null) {
                    throw new IllegalStateException("there is no e-mail address and password to log in with");
                }
                if (closed) {
                    throw new IllegalStateException("there is no session any more: the client is closed");
                }
                current = login.apply(credentials.get());
                opened = current;
            }
            return current;
        } finally {
            lock.unlock();
        }
    }

    /** The server has refused this token. @return whether the next one may be another */
    boolean refused(String token) {
        lock.lock();
        try {
            if (opened != null && opened.accessToken().equals(token)) {
                opened = null;
            }
            if (given != null && token.equals(given.get())) {
                refused = token;
            }
            return credentials != null;
        } finally {
            lock.unlock();
        }
    }

    /** Gives up the session that a login has opened; the next need opens another. @return its token, or null for none */
    @Nullable
    String giveUp() {
        lock.lock();
        try {
            return forgotten();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Gives up the session for good.
     *
     * @param patience how long to wait for a login that is under way
     * @return its token, or null when there is none, or none yet
     */
    @Nullable
    String close(Duration patience) {
        closed = true;
        try {
            if (!lock.tryLock(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                return null;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
        try {
            return forgotten();
        } finally {
            lock.unlock();
        }
    }

    private @Nullable String forgotten() {
        LoginAnswer last = opened;
        opened = null;
        return last == null ? null : last.accessToken();
    }
}

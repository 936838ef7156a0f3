package io.drover.immich.api;

import static io.drover.immich.api.model.Nothing.NOTHING;

import io.drover.http.ApiException;
import io.drover.immich.api.model.Login;
import io.drover.immich.api.model.LoginAnswer;
import io.drover.immich.api.model.LogoutAnswer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.hc.core5.http.Header;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens and ends sessions: the client's own, and others for whoever asks. */
final class LoginCalls {
    private static final Logger LOG = LoggerFactory.getLogger(LoginCalls.class);
    private static final Duration LONGEST_LOGOUT = Duration.ofSeconds(5);

    /** How long a client that closes waits for a login under way, so that its session can be ended. */
    private static final Duration LONGEST_LOGIN = Duration.ofSeconds(1);

    private final ImmichSettings settings;
    private final Calls server;
    private final Session session;

    /** Calls the server with these credentials, and with no others. */
    interface Calls {
        <Q, A> A send(ApiOperation<Q, A> operation, Q values, List<Header> credentials);
    }

    LoginCalls(ImmichSettings settings, Calls server) {
        this.settings = settings;
        this.server = server;
        this.session = new Session(settings.access(), this::open);
    }

    /** The client's own. */
    Session session() {
        return session;
    }

    /** Opens a session that the client does not use; or gives its own for {@link Login#OWN}. */
    LoginAnswer login(Login login) {
        return login.equals(Login.OWN) ? session.open() : open(login);
    }

    private LoginAnswer open(Login login) {
        try {
            return server.send(AuthenticationOperations.LOGIN, login, List.of());
        } catch (ApiException e) {
            throw e.status() == 401 && !takesPasswords() ? noPasswords(e) : e;
        }
    }

    private boolean takesPasswords() {
        return server.send(ServerOperations.GET_SERVER_FEATURES, NOTHING, List.of())
                .passwordLogin();
    }

    private ApiException noPasswords(ApiException refusal) {
        String options = settings.access().options();
        String text = settings + " has logging in with a password switched off (passwordLogin is false): set " + options
                + "apiKey, or " + options + "accessToken for what needs a session";
        return new ApiException(
                refusal.operation(), text, refusal.status(), refusal.serverMessage(), 0, false, refusal);
    }

    /** Ends the session that this client has opened, else the one that was given; without one there is nothing to do. */
    LogoutAnswer logout() {
        String token = session.giveUp();
        Supplier<String> given = settings.access().accessToken();
        if (token == null && given != null) {
            token = given.get();
        }
        return token == null ? new LogoutAnswer(true, "", Map.of()) : end(token);
    }

    private LogoutAnswer end(String token) {
        return server.send(AuthenticationOperations.LOGOUT, NOTHING, session.header(token));
    }

    /** Ends the session that this client has opened, as well as that goes within a few seconds. */
    void close() {
        String token = session.close(LONGEST_LOGIN);
        if (token != null) {
            CompletableFuture.runAsync(() -> end(token))
                    .exceptionally(LoginCalls::notEnded)
                    .completeOnTimeout(null, LONGEST_LOGOUT.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
        }
    }

    private static @Nullable Void notEnded(Throwable why) {
        LOG.debug("the session was not ended; the server forgets it in time", why);
        return null;
    }
}

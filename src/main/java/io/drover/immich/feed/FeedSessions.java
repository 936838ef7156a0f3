package io.drover.immich.feed;

import static io.drover.immich.api.model.Nothing.NOTHING;

import io.drover.feed.FeedException;
import io.drover.feed.SourceMemory;
import io.drover.http.ApiException;
import io.drover.immich.api.Access;
import io.drover.immich.api.AuthenticationOperations;
import io.drover.immich.api.model.CreateSession;
import io.drover.immich.api.model.Login;
import java.security.SecureRandom;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sessions of one feed, one after the other: two feeds in one session would take each other's acknowledgements. One
 * is opened by a login, or below the session whose token was given; it is kept, sealed, until the server does not know it
 * any more. Safe for use by many threads.
 */
final class FeedSessions {
    private static final String DEVICE = "Drover";
    private static final int UNAUTHORIZED = 401;

    private static final Logger LOG = LoggerFactory.getLogger(FeedSessions.class);

    private final ServerCalls server;
    private final Access access;
    private final SourceMemory memory;
    private final String feed;
    private final TokenSeal seal;
    private @Nullable FeedSession current;

    /** @param feed its name */
    FeedSessions(ServerCalls server, Access access, SourceMemory memory, String feed, SecureRandom random) {
        this.server = server;
        this.access = access;
        this.memory = memory;
        this.feed = feed;
        this.seal = new TokenSeal(random);
    }

    /**
     * Does something in the session, and does it a second time in a new one when the server does not know the first.
     *
     * @throws ApiException what the server says, of the login also
     */
    <T> T within(Function<FeedSession, T> work) {
        FeedSession session = session();
        try {
            return work.apply(session);
        } catch (ApiException e) {
            if (!isEnd(e) || session.fresh()) {
                throw e;
            }
            refused(session);
            return work.apply(session());
        }
    }

    /** Whether the server itself says that it does not know the session any more. */
    static boolean isEnd(ApiException e) {
        return e.status() == UNAUTHORIZED && !e.anotherService();
    }

    /** The session that there is, or null. */
    synchronized @Nullable FeedSession known() {
        FeedSession known = current;
        if (known == null) {
            String token = seal.open(memory.load(), secret(), owner());
            known = token == null ? null : new FeedSession(token, false);
            current = known;
        }
        return known;
    }

    /** The server does not know this session any more. */
    synchronized void refused(FeedSession session) {
        FeedSession known = current;
        if (known != null && known.token().equals(session.token())) {
            current = null;
            memory.save(new byte[0]);
        }
    }

    /** Logs out, and keeps no session. @throws ApiException when the server cannot be told; it forgets the session in time */
    void end() {
        FeedSession known = known();
        if (known == null) {
            return;
        }
        refused(known);
        try {
            server.callIn(known.token(), AuthenticationOperations.LOGOUT, NOTHING);
            LOG.info("feed {}: its session was logged out", feed);
        } catch (ApiException e) {
            if (!isEnd(e)) {
                throw new FeedException(
                        "its session could not be logged out, end it among the authorized devices of the account: "
                                + e.getMessage(),
                        e);
            }
        }
    }

    private synchronized FeedSession session() {
        FeedSession known = known();
        if (known != null) {
            return known;
        }
        if (memory.load().length > 0) {
            LOG.warn(
                    "feed {}: the session that it kept cannot be opened with these credentials, and another one begins: end"
                            + " the old one among the authorized devices of the account",
                    feed);
        }
        String token = open();
        current = new FeedSession(token, false);
        memory.save(seal.seal(token, secret(), owner()));
        return new FeedSession(token, true);
    }

    private String open() {
        Supplier<Login> login = access.login();
        return login == null
                ? server.callIn(
                                given(),
                                AuthenticationOperations.CREATE_SESSION,
                                new CreateSession(null, DEVICE, "feed " + feed))
                        .token()
                : server.call(AuthenticationOperations.LOGIN, login.get()).accessToken();
    }

    /** What a session is opened with. */
    private String secret() {
        Supplier<Login> login = access.login();
        return login == null ? given() : login.get().password();
    }

    private String owner() {
        Supplier<Login> login = access.login();
        return login == null ? "" : login.get().email();
    }

    private String given() {
        return Objects.requireNonNull(access.accessToken(), "an access token, where there is no login")
                .get();
    }
}

package io.drover.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;

/**
 * Locks by name, each of which one process of all that use a PostgreSQL database and a schema of it has. They belong to a
 * session of their own, which must be heard of again and again by {@link #confirm}: the server ends one that says nothing for
 * {@link #SILENCE}, whatever became of its process or the network, and frees its locks. For one thread at a time, but for
 * {@link #isTrusted}.
 */
public final class AdvisoryLocks implements AutoCloseable {
    /** After so long without a word the server takes the locks from this process. */
    public static final Duration SILENCE = Duration.ofSeconds(6);

    /** For so long after it was confirmed a lock is known to be held; before the server can have taken it. */
    public static final Duration TRUST = Duration.ofSeconds(5);

    private static final int ANSWER_MILLIS = 2_500;
    /** The first PostgreSQL that ends silent sessions. */
    private static final int OLDEST = 14;

    private static final int LONGEST_NAME = 63;

    private static final String BEGIN = """
            select set_config('idle_session_timeout', ?, false), set_config('drover.session', ?, false), current_schema()
            """;
    /** In a pool that gives each statement another session the word is missing, or someone else's; a standby's locks are its own. */
    private static final String CONFIRM =
            "select current_setting('drover.session', true) is not distinct from ?, pg_is_in_recovery()";

    private static final String TAKE = "select pg_try_advisory_lock(?)";
    private static final String FREE = "select pg_advisory_unlock(?)";

    private final StoreAddress address;
    private final String owner;
    private final String location;
    private final Set<String> held = new HashSet<>();
    private final String word = UUID.randomUUID().toString();
    private @Nullable Connection connection;
    private String schema = "";
    private volatile long confirmed;
    private volatile boolean open;

    /** Connects with the first lock. @param owner says to the server's administrators whose session it is */
    public AdvisoryLocks(StoreAddress address, String owner) {
        this.address = address;
        this.owner = owner;
        this.location = address.toString();
    }

    /**
     * Takes the lock of this name, unless another process has it. Connects when there is no connection.
     *
     * @return whether this process has it
     * @throws StoreException when the server cannot be asked; then this process has none any more
     */
    public boolean take(String name) {
        return held.contains(name)
                || asking(session -> {
                    if (!ask(session, TAKE, key(schema, name))) {
                        return false;
                    }
                    held.add(name);
                    return true;
                });
    }

    /** Gives the lock of this name back. @throws StoreException as {@link #take} */
    public void free(String name) {
        if (held.remove(name)) {
            asking(session -> ask(session, FREE, key(schema, name)));
        }
    }

    /** Lets the server hear of this process. @throws StoreException as {@link #take} */
    public void confirm() {
        asking(session -> {
            long asked = System.nanoTime();
            try (PreparedStatement statement = session.prepareStatement(CONFIRM)) {
                statement.setString(1, word);
                try (ResultSet row = statement.executeQuery()) {
                    row.next();
                    if (!row.getBoolean(1)) {
                        throw new StoreException(
                                location + " is reached through a pool that gives each statement another"
                                        + " session, in which locks are lost: name PostgreSQL itself, or a pool by sessions");
                    }
                    if (row.getBoolean(2)) {
                        throw new StoreException(location + " is a standby, whose locks are its own");
                    }
                }
            }
            confirmed = asked;
            return true;
        });
    }

    /** Whether the server cannot have taken the locks from this process yet, by the last time that it heard of it. */
    public boolean isTrusted() {
        return open && System.nanoTime() - confirmed < TRUST.toNanos();
    }

    /** What is asked of the server. */
    private interface Question {
        boolean ask(Connection session) throws SQLException;
    }

    private boolean asking(Question question) {
        try {
            Connection session = connection;
            if (session == null) {
                session = connect();
            }
            return question.ask(session);
        } catch (SQLException e) {
            drop();
            throw PostgresErrors.explain(e, location);
        } catch (StoreException e) {
            drop();
            throw e;
        }
    }

    private Connection connect() throws SQLException {
        Connection session = new Driver().connect(address.url(), properties());
        if (session == null) {
            throw new StoreException(location + " is no address of PostgreSQL");
        }
        connection = session;
        session.setNetworkTimeout(Runnable::run, ANSWER_MILLIS);
        int version = session.getMetaData().getDatabaseMajorVersion();
        if (version < OLDEST) {
            throw new StoreException(
                    location + " is PostgreSQL " + version + ", which does not end sessions of nodes that"
                            + " hang: several nodes need " + OLDEST + " or later");
        }
        confirmed = System.nanoTime();
        try (PreparedStatement begin = session.prepareStatement(BEGIN)) {
            begin.setString(1, String.valueOf(SILENCE.toMillis()));
            begin.setString(2, word);
            try (ResultSet row = begin.executeQuery()) {
                row.next();
                String current = row.getString(3);
                schema = current == null ? "" : current;
            }
        }
        open = true;
        confirm();
        return session;
    }

    private Properties properties() {
        Properties properties = new Properties();
        if (address.user() != null) {
            properties.setProperty("user", address.user());
        }
        Supplier<String> password = address.password();
        if (password != null) {
            properties.setProperty("password", password.get());
        }
        String application = "drover-leader " + owner;
        properties.setProperty(
                "ApplicationName", application.substring(0, Math.min(application.length(), LONGEST_NAME)));
        properties.setProperty("connectTimeout", "3");
        properties.setProperty("loginTimeout", "5");
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("targetServerType", "primary");
        return properties;
    }

    private static boolean ask(Connection session, String question, long key) throws SQLException {
        try (PreparedStatement statement = session.prepareStatement(question)) {
            statement.setLong(1, key);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    /** The same in all processes; others' locks in the same database have other keys. */
    static long key(String schema, String name) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(("drover/" + schema + "/" + name).getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(hash).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Without a word to a server that may not answer. */
    private void drop() {
        Connection session = connection;
        forget();
        if (session != null) {
            try {
                session.abort(Runnable::run);
            } catch (SQLException e) {
                return; // it is not used any more
            }
        }
    }

    private void forget() {
        open = false;
        connection = null;
        held.clear();
    }

    /** Frees all locks at once. What is locked later connects anew. */
    @Override
    public void close() {
        Connection session = connection;
        forget();
        if (session != null) {
            try {
                session.close();
            } catch (SQLException e) {
                return; // the server ends the session by itself
            }
        }
    }
}

package io.drover.store;

import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;

/**
 * Where a PostgreSQL store is, and who may use it.
 *
 * @param url {@code jdbc:postgresql://HOST[:PORT]/DATABASE[?…]}
 * @param user or null: as the address says, or else as the process's user
 * @param password or null: as the address or PostgreSQL's own password file says; asked for each new connection, so that it
 *     can be replaced
 * @param connections of this process, at most; {@value #FEWEST} or more
 */
public record StoreAddress(
        String url, @Nullable String user, @Nullable Supplier<String> password, int connections) {
    /** One reads while another writes. */
    public static final int FEWEST = 2;

    public static final int MOST = 100;

    /** As many as one process needs that does not wait for the store more than for the server. */
    public static final int CONNECTIONS = 8;

    private static final String POSTGRES = "jdbc:postgresql:";

    /** An address that says all of it. */
    public static StoreAddress of(String url) {
        return new StoreAddress(url, null, null, CONNECTIONS);
    }

    /** Why this is no address of a store, without what may be secret in it; empty when it is one. */
    public static Optional<String> refusal(String url) {
        if (url.startsWith(POSTGRES) && new Driver().acceptsURL(url)) {
            return Optional.empty();
        }
        return Optional.of("must be " + POSTGRES + "//HOST[:PORT]/DATABASE, is '"
                + PostgresErrors.withoutCredentials(url) + "'; leave it empty to use SQLite in the data folder");
    }

    /** Whether this is a number, {@value #FEWEST} to {@value #MOST}. */
    public static boolean isNumberOfConnections(String text) {
        try {
            int number = Integer.parseInt(text);
            return number >= FEWEST && number <= MOST;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    /** Whether one of several hosts is the primary, which one changing. */
    boolean namesSeveralHosts() {
        return toString().contains(",");
    }

    /** The address alone, without what may be secret. */
    @Override
    public String toString() {
        return PostgresErrors.withoutCredentials(url);
    }
}

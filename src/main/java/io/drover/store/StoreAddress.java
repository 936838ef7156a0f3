package io.drover.store;

import org.jspecify.annotations.Nullable;

/**
 * Where a PostgreSQL store is, and who may use it.
 *
 * @param url {@code jdbc:postgresql://HOST[:PORT]/DATABASE[?…]}
 * @param user or null: as the address says, or else as the process's user
 * @param password or null: as the address or PostgreSQL's own password file says
 * @param connections of this process, at most; 2 or more
 */
public record StoreAddress(
        String url, @Nullable String user, @Nullable String password, int connections) {
    /** As many as one process needs that does not wait for the store more than for the server. */
    public static final int CONNECTIONS = 8;

    /** An address that says all of it. */
    public static StoreAddress of(String url) {
        return new StoreAddress(url, null, null, CONNECTIONS);
    }

    /** The address alone, without what may be secret. */
    @Override
    public String toString() {
        return PostgresErrors.withoutCredentials(url);
    }
}

package io.drover.store;

import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Says PostgreSQL's errors in one sentence without credentials. */
final class PostgresErrors {
    /** Classes of SQLSTATE that may pass: connection, resources, operator intervention, system, rollback, transaction. */
    private static final Set<String> TEMPORARY = Set.of("08", "53", "57", "58", "40");

    private PostgresErrors() {}

    static StoreException explain(SQLException e, String location) {
        return new StoreException(location + ": " + firstLine(e.getMessage()), e, temporary(e.getSQLState()));
    }

    static StoreException unreachable(RuntimeException e, String location) {
        Throwable cause = e.getCause();
        return new StoreException(
                "PostgreSQL at " + location + " cannot be used: "
                        + firstLine(cause == null ? e.getMessage() : cause.getMessage()),
                e,
                true);
    }

    /** The address without what may hold a password: parameters, and user and password before an @. */
    static String withoutCredentials(String url) {
        int query = url.indexOf('?');
        String address = query < 0 ? url : url.substring(0, query);
        return address.replaceFirst("//[^/]*@", "//");
    }

    private static boolean temporary(@Nullable String state) {
        // none: no connection could be had from the pool in time
        return state == null || state.length() < 2 || TEMPORARY.contains(state.substring(0, 2));
    }

    private static String firstLine(@Nullable String message) {
        return message == null ? "no reason given" : message.lines().findFirst().orElse(message);
    }
}

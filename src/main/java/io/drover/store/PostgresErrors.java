package io.drover.store;

import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Says PostgreSQL's errors in one sentence without credentials, and what kind they are. */
final class PostgresErrors {
    /** Of a server that does not take writes: it was the primary, or is not yet. */
    private static final String READ_ONLY = "25006";

    /** Classes of SQLSTATE that may pass: connection, resources, operator intervention, system, rollback. */
    private static final Set<String> TEMPORARY_CLASSES = Set.of("08", "53", "57", "58", "40");

    /** Single ones that may: a server that only reads, a transaction that was idle or took too long, a lock in use. */
    private static final Set<String> TEMPORARY = Set.of(READ_ONLY, "25P03", "25P04", "55P03");

    private PostgresErrors() {}

    static StoreException explain(SQLException e, String location) {
        return new StoreException(location + ": " + firstLine(e.getMessage()), e, isTemporary(e));
    }

    /** Whoever had a connection before will have one again, whatever the server says to new ones now. */
    static StoreException unreachable(Exception e, String location) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        return StoreException.away(
                "PostgreSQL at " + location + " cannot be used: " + firstLine(cause.getMessage()), e);
    }

    /** Whether the server has undone the whole transaction, because of others that ran at the same time. */
    static boolean isRolledBack(SQLException e) {
        return state(e).startsWith("40");
    }

    /** Whether the connection leads to a server that does not take writes. */
    static boolean isReadOnly(SQLException e) {
        return state(e).equals(READ_ONLY);
    }

    /** The address without what may hold a password: parameters, and user and password before an @. */
    static String withoutCredentials(String url) {
        int query = url.indexOf('?');
        String address = query < 0 ? url : url.substring(0, query);
        return address.replaceFirst("//[^/]*@", "//");
    }

    /** A socket that breaks has no state of the server's. */
    private static boolean isTemporary(SQLException e) {
        String state = state(e);
        return state.length() < 2 || TEMPORARY_CLASSES.contains(state.substring(0, 2)) || TEMPORARY.contains(state);
    }

    /** In a batch, the server's own error may be the one behind the batch's. */
    private static String state(SQLException e) {
        for (SQLException error = e; error != null; error = error.getNextException()) {
            if (error.getSQLState() != null) {
                return error.getSQLState();
            }
        }
        return "";
    }

    private static String firstLine(@Nullable String message) {
        return message == null ? "no reason given" : message.lines().findFirst().orElse(message);
    }
}

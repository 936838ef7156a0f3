package io.drover.store;

import java.sql.Connection;
import java.sql.SQLException;

/** Begin, commit and roll back, the same for every database. */
final class Transactions {
    private Transactions() {}

    static <T> T run(Session session, SqlWork<T> work) throws SQLException {
        Connection connection = session.connection();
        connection.setAutoCommit(false);
        T result;
        try {
            result = work.run(session);
            connection.commit();
        } catch (Throwable e) {
            // memory that has run out, too: else the next transaction would commit half of this one
            quietly(connection::rollback, e);
            quietly(() -> connection.setAutoCommit(true), e);
            throw e;
        }
        connection.setAutoCommit(true);
        return result;
    }

    /** A full disk rolls back by itself, and SQLite then refuses to do it again: what counts is the cause. */
    private static void quietly(Step step, Throwable cause) {
        try {
            step.run();
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }

    private interface Step {
        void run() throws SQLException;
    }
}

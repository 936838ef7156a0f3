package io.drover.store;

import java.sql.Connection;
import java.sql.SQLException;

/** Begin, commit and roll back, the same for every database. */
final class Transactions {
    private Transactions() {}

    static <T> T run(Session session, SqlWork<T> work) throws SQLException {
        Connection connection = session.connection();
        connection.setAutoCommit(false);
        try {
            T result = work.run(session);
            connection.commit();
            return result;
        } catch (SQLException | RuntimeException e) {
            rollBack(connection, e);
            throw e;
        } finally {
            connection.setAutoCommit(true);
        }
    }

    private static void rollBack(Connection connection, Exception cause) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            // a full disk has rolled back by itself; what counts is the cause
            cause.addSuppressed(e);
        }
    }
}

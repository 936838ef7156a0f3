package io.drover.store;

import java.sql.SQLException;

/** Something to do on a session; it may run again after a rollback, so it changes nothing but the database. */
@FunctionalInterface
public interface SqlWork<T> {
    T run(Session session) throws SQLException;
}

package io.drover.store;

import java.sql.SQLException;

/** PostgreSQL, shared by several nodes. Work on a server that is away is refused at once; it may be tried again. */
final class PostgresStore implements Store {
    /** Transactions that others have rolled back are tried again so often, which nobody else notices. */
    private static final int TRIES = 5;

    private final String location;
    private final PostgresPool pool;

    private PostgresStore(String location, PostgresPool pool) {
        this.location = location;
        this.pool = pool;
    }

    static PostgresStore open(StoreAddress address, boolean readOnly) {
        String location = address.toString();
        PostgresPool pool = PostgresPool.open(address, readOnly);
        try {
            PostgresSchema schema = new PostgresSchema(pool, location);
            if (readOnly) {
                schema.check();
            } else {
                schema.upgrade();
            }
            return new PostgresStore(location, pool);
        } catch (SQLException e) {
            pool.close();
            throw PostgresErrors.explain(e, location);
        } catch (RuntimeException e) {
            pool.close();
            throw e;
        }
    }

    /** In a few words, what is there. @throws StoreException when it cannot be used */
    static String describe(StoreAddress address) {
        String location = address.toString();
        try (PostgresPool pool = PostgresPool.open(address, true)) {
            return location + (new PostgresSchema(pool, location).exists() ? "" : ", its tables made at the first run");
        } catch (SQLException e) {
            throw PostgresErrors.explain(e, location);
        }
    }

    @Override
    public <T> T read(SqlWork<T> work) {
        try (Session session = new Session(pool.connection())) {
            return work.run(session);
        } catch (SQLException e) {
            throw explain(e);
        }
    }

    @Override
    public <T> T write(SqlWork<T> work) {
        for (int left = TRIES - 1; ; left--) {
            try (Session session = new Session(pool.connection())) {
                return Transactions.run(session, work);
            } catch (SQLException e) {
                if (left == 0 || !PostgresErrors.isRolledBack(e)) {
                    throw explain(e);
                }
            }
        }
    }

    /** PostgreSQL's commit waits for the disk unless its administrator decided otherwise. */
    @Override
    public <T> T writeDurably(SqlWork<T> work) {
        return write(work);
    }

    private StoreException explain(SQLException e) {
        if (PostgresErrors.isReadOnly(e)) {
            pool.leaveReadOnlyServer();
        }
        return PostgresErrors.explain(e, location);
    }

    @Override
    public String location() {
        return location;
    }

    @Override
    public void close() {
        pool.close();
    }
}

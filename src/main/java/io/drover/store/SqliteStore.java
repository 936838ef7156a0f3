package io.drover.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.locks.ReentrantLock;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TransactionMode;

/** SQLite in a file: readers never wait, writers take turns. */
final class SqliteStore implements Store {
    private static final int BUSY_MILLIS = 10_000;

    /** Keys come in no order: a long log takes a page to its place once for many changes of it. 256 MB. */
    private static final String LONG_LOG = "pragma wal_autocheckpoint = 65536";

    private static final String WRITERS_CACHE = "pragma cache_size = -32768"; // kilobytes
    private static final Map<String, String> WORDS =
            Map.of("identity", "integer primary key", "text", "text", "bytes", "blob", "clustered", "without rowid");

    private static final String ANOTHER = "use that one, or another data folder";

    private final Path file;
    private final boolean readOnly;
    private final SQLiteConfig config;
    private final ConcurrentLinkedDeque<Session> readers = new ConcurrentLinkedDeque<>();
    private final ReentrantLock writing = new ReentrantLock();
    private final Session writer;

    private SqliteStore(Path file, boolean readOnly) throws SQLException {
        this.file = file;
        this.readOnly = readOnly;
        this.config = config(readOnly);
        this.writer = connect();
        writer.execute(WRITERS_CACHE);
    }

    /** Opens or creates the database and brings its schema up to date. */
    static SqliteStore open(Path file) {
        return start(file, false);
    }

    /** Opens an existing database to read, whoever else has it open. */
    static SqliteStore openReadOnly(Path file) {
        return start(file, true);
    }

    private static SqliteStore start(Path file, boolean readOnly) {
        SqliteStore store = null;
        try {
            store = new SqliteStore(file, readOnly);
            if (readOnly) {
                Migrations.check(store.writer.connection(), store.location(), ANOTHER);
            } else if (!Migrations.isReady(store.writer.connection(), store.location(), ANOTHER)) {
                Migrations.run(store::connection, "sqlite", WORDS, store.location());
            }
            return store;
        } catch (SQLException e) {
            if (store != null) {
                store.close();
            }
            throw SqliteErrors.explain(e, file);
        } catch (RuntimeException e) {
            if (store != null) {
                store.close();
            }
            throw e;
        }
    }

    private static SQLiteConfig config(boolean readOnly) {
        var config = new SQLiteConfig();
        config.setBusyTimeout(BUSY_MILLIS);
        config.setTransactionMode(TransactionMode.IMMEDIATE);
        config.setSynchronous(SynchronousMode.NORMAL);
        if (!readOnly) {
            config.setJournalMode(JournalMode.WAL);
        }
        return config;
    }

    private Connection connection() throws SQLException {
        // as a URI: a question mark in a folder's name is not the start of parameters
        return config.createConnection("jdbc:sqlite:" + file.toUri());
    }

    private Session connect() throws SQLException {
        Session session = new Session(connection());
        if (readOnly) {
            // not opened read-only: a reader must be able to build the index of the write-ahead log
            session.execute("pragma query_only = true");
        } else {
            session.execute(LONG_LOG);
        }
        return session;
    }

    @Override
    public <T> T read(SqlWork<T> work) {
        try {
            Session session = readers.pollFirst();
            if (session == null) {
                session = connect();
            }
            T result = run(session, work);
            readers.addFirst(session);
            return result;
        } catch (SQLException e) {
            throw SqliteErrors.explain(e, file);
        }
    }

    /** A session whose work failed is not used again: what state it is in nobody knows. */
    private static <T> T run(Session session, SqlWork<T> work) throws SQLException {
        try {
            return work.run(session);
        } catch (Throwable e) {
            try {
                session.close();
            } catch (SQLException unclosed) {
                e.addSuppressed(unclosed);
            }
            throw e;
        }
    }

    @Override
    public <T> T write(SqlWork<T> work) {
        writing.lock();
        try {
            return Transactions.run(writer, work);
        } catch (SQLException e) {
            throw SqliteErrors.explain(e, file);
        } finally {
            writing.unlock();
        }
    }

    @Override
    public <T> T writeDurably(SqlWork<T> work) {
        writing.lock();
        try {
            writer.execute("pragma synchronous = full");
            try {
                return Transactions.run(writer, work);
            } finally {
                writer.execute("pragma synchronous = normal");
            }
        } catch (SQLException e) {
            throw SqliteErrors.explain(e, file);
        } finally {
            writing.unlock();
        }
    }

    @Override
    public String location() {
        return file.toString();
    }

    @Override
    public void close() {
        writing.lock();
        try {
            for (Session session = readers.pollFirst(); session != null; session = readers.pollFirst()) {
                session.close();
            }
            writer.close();
        } catch (SQLException e) {
            throw SqliteErrors.explain(e, file);
        } finally {
            writing.unlock();
        }
    }
}

package io.drover.store;

import org.jspecify.annotations.Nullable;

/** Opens Drover's database. */
public final class Stores {
    private Stores() {}

    /**
     * Opens the database and brings its schema up to date. Take the folder's {@link ProcessLock} before.
     *
     * @param folder an existing folder, which holds the SQLite database
     * @param postgres a PostgreSQL database to use instead, or null
     * @throws StoreException in one sentence, when the database is unreachable, damaged or of a newer Drover
     */
    public static Store open(DataFolder folder, @Nullable StoreAddress postgres) {
        return postgres == null ? SqliteStore.open(folder.database()) : PostgresStore.open(postgres, false);
    }

    /** Opens the database to read only; another process may have it open. @throws StoreException also when there is none */
    public static Store openReadOnly(DataFolder folder, @Nullable StoreAddress postgres) {
        if (postgres != null) {
            return PostgresStore.open(postgres, true);
        }
        if (!folder.isUsed()) {
            throw new StoreException("the data folder " + folder.path() + " (from " + folder.origin()
                    + ") holds no ledger yet: nothing was run with it");
        }
        return SqliteStore.openReadOnly(folder.database());
    }

    /** What is in a PostgreSQL database, in a few words, without making anything there. @throws StoreException when it cannot be used */
    public static String describe(StoreAddress postgres) {
        return PostgresStore.describe(postgres);
    }
}

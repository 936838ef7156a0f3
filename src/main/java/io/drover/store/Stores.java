package io.drover.store;

import java.nio.file.Path;

/** Opens Drover's database. */
public final class Stores {
    private Stores() {}

    /** The SQLite database in this folder, created and brought up to date. @throws StoreException in one sentence */
    public static Store sqlite(Path folder) {
        return SqliteStore.open(folder.resolve("drover.db"));
    }
}

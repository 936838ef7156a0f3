package io.drover.store;

import java.nio.file.Path;
import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Says SQLite's errors in one sentence that names the file and what to do. */
final class SqliteErrors {
    private SqliteErrors() {}

    /** Whether the file is no database, or one that is not whole. */
    static boolean isDamage(SQLException e) {
        SQLiteErrorCode kind = kind(e);
        return kind == SQLiteErrorCode.SQLITE_CORRUPT || kind == SQLiteErrorCode.SQLITE_NOTADB;
    }

    private static SQLiteErrorCode kind(SQLException e) {
        SQLiteErrorCode code =
                e instanceof SQLiteException sqlite ? sqlite.getResultCode() : SQLiteErrorCode.UNKNOWN_ERROR;
        // the low byte is the kind, what lies above it the finer reason
        return SQLiteErrorCode.getErrorCode(code.code & 0xff);
    }

    static StoreException explain(SQLException e, Path file) {
        return switch (kind(e)) {
            case SQLITE_FULL -> new StoreException("the disk of " + file + " is full", e, true);
            case SQLITE_IOERR ->
                new StoreException("the disk of " + file + " reports an error: " + e.getMessage(), e, true);
            case SQLITE_READONLY -> new StoreException(file + " is not writable", e, true);
            case SQLITE_BUSY, SQLITE_LOCKED -> new StoreException(file + " is locked by another process", e, true);
            case SQLITE_CANTOPEN, SQLITE_PERM, SQLITE_AUTH ->
                new StoreException(file + " cannot be opened: is its folder writable?", e, false);
            case SQLITE_CORRUPT, SQLITE_NOTADB ->
                new StoreException(
                        file + " is damaged or not a database: move it away (the ledger is rebuilt, files that the"
                                + " server holds are found as duplicates) or put a backup in its place",
                        e,
                        false);
            default -> new StoreException(file + ": " + e.getMessage(), e, false);
        };
    }
}

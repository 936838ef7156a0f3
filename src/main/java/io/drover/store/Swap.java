package io.drover.store;

import io.drover.disk.DurableFolders;
import io.drover.store.Restore.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.function.Consumer;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;
import org.sqlite.core.DB;

/**
 * Gives a store the content of another database, in one transaction of SQLite's. Files are not renamed over it: a command
 * that reads it meanwhile would go on with one file and the log of the other.
 */
final class Swap {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final DataFolder folder;
    private final Path source;
    private final Consumer<Step> observer;

    /** @param source a database of the newest schema, whose time names the copy of the store that is kept */
    Swap(DataFolder folder, Path source, Consumer<Step> observer) {
        this.folder = folder;
        this.source = source;
        this.observer = observer;
    }

    /** @return where the old store is kept, if there was one */
    Optional<Path> run() throws IOException {
        Optional<Path> kept = folder.isUsed() ? Optional.of(keep()) : Optional.empty();
        observer.accept(Step.KEPT);
        try {
            write();
        } catch (SQLException e) {
            throw SqliteErrors.explain(e, folder.database());
        }
        DurableFolders.force(folder.path());
        observer.accept(Step.WRITTEN);
        return kept;
    }

    /** Where the store of before is kept. @param source of what comes in its place */
    static Path kept(DataFolder folder, Path source) throws IOException {
        return folder.beside("before-restore-"
                + TIME.format(Files.getLastModifiedTime(source).toInstant()));
    }

    /** Done again after a kill, it finds what it kept the first time. */
    private Path keep() throws IOException {
        Path kept = kept(folder, source);
        if (Files.exists(kept)) {
            return kept;
        }
        Path unfinished = folder.beside("before-restore.part");
        SqliteFile.delete(unfinished);
        SqliteFile.create(unfinished);
        try {
            new SqliteFile(folder.database()).copyTo(unfinished);
            SqliteFile.force(unfinished);
            Files.move(unfinished, kept, StandardCopyOption.ATOMIC_MOVE);
            DurableFolders.force(folder.path());
        } catch (SQLException e) {
            if (!SqliteErrors.isDamage(e)) {
                throw SqliteErrors.explain(e, folder.database());
            }
            moveDamaged(kept);
        } finally {
            SqliteFile.delete(unfinished);
        }
        return kept;
    }

    /** The log goes first: without its database nothing would take it for another's. */
    private void moveDamaged(Path kept) throws IOException {
        Path database = folder.database();
        Files.deleteIfExists(SqliteFile.index(database));
        if (Files.exists(SqliteFile.log(database))) {
            Files.move(SqliteFile.log(database), SqliteFile.log(kept), StandardCopyOption.ATOMIC_MOVE);
        }
        Files.move(database, kept, StandardCopyOption.ATOMIC_MOVE);
        DurableFolders.force(folder.path());
    }

    private void wrote(int remaining, int pages) {
        if (remaining > 0) {
            observer.accept(Step.WRITING);
        }
    }

    private void write() throws SQLException {
        try (Connection connection = new SqliteFile(folder.database()).connect()) {
            DB database = connection.unwrap(SQLiteConnection.class).getDatabase();
            int code = database.restore("main", source.toString(), this::wrote);
            if (code != SQLiteErrorCode.SQLITE_OK.code) {
                throw new SQLiteException("the backup cannot be written into it", SQLiteErrorCode.getErrorCode(code));
            }
            try (Statement statement = connection.createStatement()) {
                statement.execute("pragma wal_checkpoint(truncate)");
            }
        }
    }
}

package io.drover.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.SynchronousMode;

/** One database file as a whole, on a connection of its own beside whoever uses it. */
final class SqliteFile {
    private static final int BUSY_MILLIS = 10_000;
    private static final String WHOLE = "ok";

    private final Path path;

    SqliteFile(Path path) {
        this.path = path;
    }

    /** What SQLite keeps beside it while it is in use: changes that are not in it yet, and their index. */
    static Path log(Path database) {
        return database.resolveSibling(database.getFileName() + "-wal");
    }

    static Path index(Path database) {
        return database.resolveSibling(database.getFileName() + "-shm");
    }

    /** Removes a database that nobody uses. */
    static void delete(Path database) throws IOException {
        Files.deleteIfExists(log(database));
        Files.deleteIfExists(index(database));
        Files.deleteIfExists(database);
    }

    /** An empty file for this user alone; that is an empty database, too. */
    static void create(Path file) throws IOException {
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } else {
            Files.createFile(file);
        }
    }

    static void force(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    Connection connect() throws SQLException {
        var config = new SQLiteConfig();
        config.setBusyTimeout(BUSY_MILLIS);
        config.setSynchronous(SynchronousMode.FULL);
        // as a URI: a question mark in a folder's name is not the start of parameters
        return config.createConnection("jdbc:sqlite:" + path.toUri());
    }

    /** Writes it as it is at this moment, with all that was committed, to an empty file, which is not on the disk yet. */
    void copyTo(Path target) throws SQLException {
        try (Connection connection = connect();
                PreparedStatement copy = connection.prepareStatement("vacuum into ?")) {
            copy.setString(1, target.toString());
            copy.execute();
        }
    }

    /** Writes its log into it, so that nothing is beside it when it is closed. */
    void merge() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("pragma journal_mode = delete");
        }
    }

    /** The schema of a store that is whole. @param name of the file, for people @throws StoreException when it is none */
    int checked(String name) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            String found = check(statement);
            if (!found.equals(WHOLE)) {
                throw new StoreException(
                        name + " is damaged: " + found.lines().findFirst().orElse("its check fails"));
            }
            int schema = Migrations.version(connection);
            if (schema == 0) {
                throw new StoreException(name + " is a database, but none of Drover's");
            }
            Migrations.isReady(connection, name, "use that one");
            return schema;
        } catch (SQLException e) {
            throw SqliteErrors.isDamage(e)
                    ? new StoreException(name + " is damaged or not a database", e, false)
                    : SqliteErrors.explain(e, path);
        }
    }

    private static String check(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("pragma integrity_check(1)")) {
            return row.next() ? row.getString(1) : WHOLE;
        }
    }
}

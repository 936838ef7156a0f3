package io.drover.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Stores that differ by how many directories they know: 1, 2 and so on. */
final class Directories {
    private Directories() {}

    /** Makes a store that knows so many, each with a long name. */
    static void make(DataFolder data, int number) {
        try (Store store = Stores.open(data, null)) {
            store.write(session -> {
                for (int i = 0; i < number; i++) {
                    add(session);
                }
                return number;
            });
        }
    }

    private static int add(Session session) throws SQLException {
        return session.prepare("insert into directory (path)"
                        + " select (count(*) + 1) || printf('%200s', 'x') from directory")
                .executeUpdate();
    }

    static void makeNewer(Path database) throws SQLException {
        try (Connection connection = new SqliteFile(database).connect();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("update drover_migration set mversion = '99.0' where mversion like '1%'");
            statement.executeUpdate("update compatibility set oldest = 99");
        }
    }

    /** How many a store that is whole knows. */
    static int count(Path database) {
        new SqliteFile(database).checked(database.toString());
        return number(database, "select count(*) from directory");
    }

    /** The number of the last one. */
    static int last(Path database) {
        return number(database, "select max(id) from directory");
    }

    private static int number(Path database, String query) {
        try (Connection connection = new SqliteFile(database).connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            return row.getInt(1);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** Adds one after the other until it is killed, and says how many are committed. */
    static final class Writer {
        private Writer() {}

        public static void main(String[] arguments) {
            try (Store store = Stores.open(new DataFolder(Path.of(arguments[0]), "test"), null)) {
                for (int written = 1; written > 0; written++) {
                    store.write(Directories::add);
                    System.out.println(written);
                }
            }
        }
    }
}

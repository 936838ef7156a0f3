package io.drover.store;

import io.ebean.migration.MigrationConfig;
import io.ebean.migration.MigrationException;
import io.ebean.migration.MigrationRunner;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Brings a database to the newest schema. The library is only loaded when there is something to do.
 *
 * <p>The nodes of one PostgreSQL are exchanged one by one, so that a Drover works with a newer schema, too, for as long as
 * its table {@code compatibility} names no schema as the oldest that is newer than this Drover's own. The script of a new
 * schema therefore only adds: tables, indexes, columns that may be null or have a default. What it would change or drop, and
 * what a Drover of the schema before still reads or writes, goes one version later. A script that cannot keep to this says
 * {@code update compatibility set oldest = N} with its own number, and the release notes say that all nodes must be stopped
 * first.
 */
final class Migrations {
    /** The version of the newest script in {@code db/migration}. */
    static final int NEWEST = 7;

    private static final String HISTORY = "drover_migration";

    /** The library tells of each script; held here, because the JDK forgets the levels of loggers that nobody holds. */
    private static final Logger LIBRARY = Logger.getLogger("io.ebean");

    private Migrations() {}

    /** Gives a new connection. */
    interface Connector {
        Connection connect() throws SQLException;
    }

    /**
     * Runs the scripts that the database lacks.
     *
     * @param platform {@code sqlite} or {@code postgres}
     * @param words what stands for the ${} words of the scripts
     */
    static void run(Connector connector, String platform, Map<String, String> words, String location)
            throws SQLException {
        LIBRARY.setLevel(Level.WARNING);
        var config = new MigrationConfig();
        config.setMigrationPath("db/migration");
        config.setMetaTable(HISTORY);
        config.setPlatform(platform);
        config.setRunPlaceholderMap(words);
        try {
            // closes its connection
            new MigrationRunner(config).run(connector.connect());
        } catch (MigrationException e) {
            if (e.getCause() instanceof SQLException sql) {
                throw sql;
            }
            throw new StoreException("the schema of " + location + " cannot be brought up to date", e, false);
        }
    }

    /**
     * Whether a database can be used as it is: its schema is the newest, or a newer one that this Drover may use.
     *
     * @param remedy what can be done when it is of a newer Drover alone
     * @throws StoreException when only a newer Drover may use it
     */
    static boolean isReady(Connection connection, String location, String remedy) throws SQLException {
        int version = version(connection);
        if (version > NEWEST && oldest(connection) > NEWEST) {
            throw new StoreException(location + " is of a newer Drover (schema " + version + ", this one knows "
                    + NEWEST + "): " + remedy);
        }
        return version >= NEWEST;
    }

    /** Refuses one that is not ready, for those who must not change it. */
    static void check(Connection connection, String location, String remedy) throws SQLException {
        if (!isReady(connection, location, remedy)) {
            throw new StoreException(location
                    + (version(connection) == 0
                            ? " holds no ledger yet: nothing was run with it"
                            : " is of an older Drover: run or upload with this one first"));
        }
    }

    /** The oldest schema whose Drover may use a newer one. */
    private static int oldest(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select max(oldest) from compatibility")) {
            row.next();
            int oldest = row.getInt(1);
            return row.wasNull() ? Integer.MAX_VALUE : oldest;
        }
    }

    /** The version of the schema; 0 when it has none of Drover's. */
    static int version(Connection connection) throws SQLException {
        try (ResultSet tables = connection.getMetaData().getTables(null, null, HISTORY, null)) {
            if (!tables.next()) {
                return 0;
            }
        }
        int newest = 0;
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select mversion from " + HISTORY)) {
            while (rows.next()) {
                newest = Math.max(newest, (int) Double.parseDouble(rows.getString(1)));
            }
        }
        return newest;
    }
}

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

/** Brings a database to the newest schema. The library is only loaded when there is something to do. */
final class Migrations {
    /** The version of the newest script in {@code db/migration}. */
    static final int NEWEST = 7;

    private static final String HISTORY = "drover_migration";
    private static final String ANOTHER = "use that one, or another data folder";

    /** The library tells of each script; held here, because the JDK forgets the levels of loggers that nobody holds. */
    private static final Logger LIBRARY = Logger.getLogger("io.ebean");

    private Migrations() {}

    /** Gives a new connection. */
    interface Connector {
        Connection connect() throws SQLException;
    }

    /**
     * @param platform {@code sqlite} or {@code postgres}
     * @param words what stands for the ${} words of the scripts
     */
    static void run(Connector connector, String platform, Map<String, String> words, String location)
            throws SQLException {
        int version;
        try (Connection connection = connector.connect()) {
            version = version(connection);
        }
        if (version > NEWEST) {
            throw newer(version, location, ANOTHER);
        }
        if (version == NEWEST) {
            return;
        }
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

    /** Refuses a schema that is not the newest, for those who must not change it. */
    static void check(Connection connection, String location) throws SQLException {
        int version = version(connection);
        if (version > NEWEST) {
            throw newer(version, location, ANOTHER);
        }
        if (version < NEWEST) {
            throw new StoreException(location + " is of an older Drover: run or upload with this one first");
        }
    }

    /** @param remedy what can be done */
    static StoreException newer(int version, String location, String remedy) {
        return new StoreException(
                location + " is of a newer Drover (schema " + version + ", this one knows " + NEWEST + "): " + remedy);
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

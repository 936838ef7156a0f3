package io.drover.store;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.sqlite.SQLiteException;

/**
 * Takes all that the database in a data folder holds to an empty PostgreSQL: in one transaction, so that a move that ends
 * early has moved nothing, and counted on both sides before it is committed. The data folder's database is only read.
 */
public final class StoreMove {
    /** Of each database itself. */
    private static final Set<String> LEFT = Set.of("drover_migration", "compatibility");

    private static final String ID = "id";

    private final DataFolder folder;
    private final StoreAddress target;
    private final Listener listener;

    /**
     * Makes a move that has not begun.
     *
     * @param folder whose {@link ProcessLock} is held, so that nothing is written meanwhile
     */
    public StoreMove(DataFolder folder, StoreAddress target, Listener listener) {
        this.folder = folder;
        this.target = target;
        this.listener = listener;
    }

    /** Hears how far it is. */
    @FunctionalInterface
    public interface Listener {
        /** @param rows of this table that were taken over until now */
        void moved(String table, long rows);
    }

    /**
     * What was moved.
     *
     * @param from the file
     * @param to the address without credentials
     * @param rows by table, the names in order
     */
    public record Result(String from, String to, Map<String, Long> rows) {
        /** Keeps a copy. */
        public Result {
            rows = new LinkedHashMap<>(rows);
        }
    }

    /** @throws StoreException in one sentence, when there is nothing to move, the target holds something, or one fails */
    public Result run() {
        if (new Restore(folder).isPending()) {
            throw new StoreException("a backup waits to be restored into " + folder.path()
                    + ": start drover run once, so that it is taken in, and move it then");
        }
        Stores.openReadOnly(folder, null).close(); // of this schema, or it is refused
        try (PostgresPool pool = PostgresPool.open(target, false)) {
            new PostgresSchema(pool, target.toString()).upgrade();
            try (Connection to = pool.connectionForRows()) {
                return new Result(folder.database().toString(), target.toString(), moveTo(to));
            }
        } catch (SQLException e) {
            throw e instanceof SQLiteException
                    ? SqliteErrors.explain(e, folder.database())
                    : PostgresErrors.explain(e, target.toString());
        }
    }

    private Map<String, Long> moveTo(Connection to) throws SQLException {
        to.setAutoCommit(false);
        Map<String, List<String>> tables;
        Map<String, Long> moved = new TreeMap<>();
        try (Connection from = new SqliteFile(folder.database()).connect()) {
            tables = tables(from);
            requireEmpty(to, tables.keySet());
            for (Map.Entry<String, List<String>> table : tables.entrySet()) {
                TableCopy copy = new TableCopy(table.getKey(), table.getValue(), listener);
                moved.put(table.getKey(), copy.run(from, to));
                if (table.getValue().contains(ID)) {
                    copy.setSequence(to);
                }
            }
            requireEqual(from, to, tables);
        }
        to.commit();
        to.setAutoCommit(true);
        for (String table : tables.keySet()) {
            execute(to, "analyze " + table); // or the first questions would be answered by reading all of it
        }
        return moved;
    }

    /** The tables with their columns, in the order of their names. */
    private static Map<String, List<String>> tables(Connection connection) throws SQLException {
        Map<String, List<String>> tables = new TreeMap<>();
        DatabaseMetaData database = connection.getMetaData();
        try (ResultSet column = database.getColumns(null, null, "%", "%")) {
            while (column.next()) {
                tables.computeIfAbsent(column.getString("TABLE_NAME"), table -> new ArrayList<>())
                        .add(column.getString("COLUMN_NAME"));
            }
        }
        tables.keySet().removeIf(name -> LEFT.contains(name) || name.startsWith("sqlite_"));
        return tables;
    }

    /** Keeps others from writing there until it is done. */
    private void requireEmpty(Connection to, Set<String> tables) throws SQLException {
        execute(to, "lock table " + String.join(", ", tables) + " in exclusive mode");
        for (String table : tables) {
            long rows = number(to, "select count(*) from " + table);
            if (rows > 0) {
                throw new StoreException("the database " + target + " is in use by Drover: its table " + table
                        + " holds " + rows + (rows == 1 ? " row" : " rows") + "; name one that is empty");
            }
        }
    }

    private static void requireEqual(Connection from, Connection to, Map<String, List<String>> tables)
            throws SQLException {
        for (Map.Entry<String, List<String>> table : tables.entrySet()) {
            requireEqual(from, to, "select count(*) from " + table.getKey());
            if (table.getValue().contains(ID)) {
                requireEqual(from, to, "select coalesce(sum(id), 0) from " + table.getKey());
            }
        }
    }

    private static void requireEqual(Connection from, Connection to, String question) throws SQLException {
        long there = number(from, question);
        long here = number(to, question);
        if (here != there) {
            throw new StoreException("nothing was moved, because not all arrived: to '" + question
                    + "', the data folder" + " answers " + there + ", PostgreSQL " + here);
        }
    }

    private static long number(Connection connection, String question) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(question)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static void execute(Connection connection, String command) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(command);
        }
    }
}

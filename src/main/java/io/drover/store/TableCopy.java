package io.drover.store;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Copies one table from SQLite to PostgreSQL, with as much in memory as one batch holds. */
final class TableCopy {
    private static final int MOST_ROWS = 1_000;
    private static final long MOST_BYTES = 8_000_000;

    private final String table;
    private final List<String> columns;
    private final StoreMove.Listener listener;
    private long bytes;

    TableCopy(String table, List<String> columns, StoreMove.Listener listener) {
        this.table = table;
        this.columns = columns;
        this.listener = listener;
    }

    /** @return how many rows */
    long run(Connection from, Connection to) throws SQLException {
        String names = String.join(", ", columns);
        long rows = 0;
        try (Statement statement = from.createStatement();
                ResultSet row = statement.executeQuery("select " + names + " from " + table);
                PreparedStatement insert = to.prepareStatement(
                        "insert into " + table + " (" + names + ") values (" + ValueList.marks(columns.size()) + ")")) {
            int waiting = 0;
            while (row.next()) {
                bind(row, insert);
                insert.addBatch();
                rows++;
                if (++waiting == MOST_ROWS || bytes >= MOST_BYTES) {
                    insert.executeBatch();
                    waiting = 0;
                    bytes = 0;
                    listener.moved(table, rows);
                }
            }
            insert.executeBatch();
        }
        listener.moved(table, rows);
        return rows;
    }

    private void bind(ResultSet row, PreparedStatement insert) throws SQLException {
        for (int column = 1; column <= columns.size(); column++) {
            bind(insert, column, row.getObject(column));
        }
    }

    private void bind(PreparedStatement insert, int column, @Nullable Object value) throws SQLException {
        if (value == null) {
            insert.setNull(column, Types.NULL);
        } else if (value instanceof byte[] blob) {
            bytes += blob.length;
            insert.setBytes(column, blob);
        } else if (value instanceof Number number) {
            insert.setLong(column, number.longValue());
        } else {
            // PostgreSQL keeps no texts with a zero in them
            String text = value.toString().replace('\0', '\uFFFD');
            bytes += text.getBytes(StandardCharsets.UTF_8).length;
            insert.setString(column, text);
        }
    }

    /** The next row that is added gets the number after the last one. */
    void setSequence(Connection to) throws SQLException {
        try (Statement statement = to.createStatement()) {
            statement.execute("select setval(pg_get_serial_sequence('" + table
                    + "', 'id'), coalesce(max(id), 0) + 1, false)" + " from " + table);
        }
    }
}

package io.drover.ingest;

import io.drover.store.Session;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Some rows in the order of their key, and where they end. */
record LedgerPage(List<LedgerRow> rows, long lastDirectory, String lastName, long lastTarget) {
    static final LedgerPage FIRST = new LedgerPage(List.of(), -1, "", -1);

    /** The next rows of all states. */
    static LedgerPage after(Session session, LedgerPage before, int most) throws SQLException {
        return read(before, session.prepare(LedgerSql.PAGE), 1, most);
    }

    /** The next rows of one state. */
    static LedgerPage after(Session session, LedgerPage before, int most, FileState state) throws SQLException {
        PreparedStatement statement = session.prepare(LedgerSql.PAGE_OF_STATE);
        statement.setString(1, state.label());
        return read(before, statement, 2, most);
    }

    private static LedgerPage read(LedgerPage before, PreparedStatement statement, int first, int most)
            throws SQLException {
        statement.setLong(first, before.lastDirectory);
        statement.setString(first + 1, before.lastName);
        statement.setLong(first + 2, before.lastTarget);
        statement.setInt(first + 3, most);
        LedgerPage page = before;
        List<LedgerRow> rows = new ArrayList<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                rows.add(LedgerRows.row(row));
                page = new LedgerPage(rows, row.getLong(18), row.getString(1), row.getLong(19));
            }
        }
        return new LedgerPage(rows, page.lastDirectory, page.lastName, page.lastTarget);
    }
}

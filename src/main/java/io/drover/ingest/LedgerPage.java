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

    static LedgerPage after(Session session, LedgerPage before, int most) throws SQLException {
        PreparedStatement statement = session.prepare(LedgerSql.PAGE);
        statement.setLong(1, before.lastDirectory);
        statement.setString(2, before.lastName);
        statement.setLong(3, before.lastTarget);
        statement.setInt(4, most);
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

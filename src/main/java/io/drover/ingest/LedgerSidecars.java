package io.drover.ingest;

import io.drover.store.Session;
import io.drover.store.ValueList;
import io.drover.text.PathText;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The versions of sidecars that targets were given, one row a photo that has one. */
final class LedgerSidecars {
    private static final String RECORD = """
            insert into sidecar (directory, name, target, sidecar, size, modified) values (?, ?, ?, ?, ?, ?)
            on conflict (directory, name, target) do update set
                sidecar = excluded.sidecar, size = excluded.size, modified = excluded.modified
            """;

    private LedgerSidecars() {}

    private static String find(int places) {
        return "select name, sidecar, size, modified from sidecar"
                + " where directory = (select id from directory where path = ?) and target = ?"
                + " and name in (" + ValueList.marks(places) + ")";
    }

    /** @param photos a thousand names at most */
    static Map<String, KnownSidecar> find(Session session, int target, String directory, List<String> photos)
            throws SQLException {
        PreparedStatement statement = session.prepare(find(ValueList.places(photos.size())));
        statement.setString(1, directory);
        statement.setInt(2, target);
        ValueList.set(statement, 3, photos);
        Map<String, KnownSidecar> found = new HashMap<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                long size = row.getLong(3);
                boolean unknown = row.wasNull();
                found.put(row.getString(1), new KnownSidecar(row.getString(2), unknown ? null : size, row.getLong(4)));
            }
        }
        return found;
    }

    /** Notes what the target of this entry was given. */
    static void record(Session session, long directory, LedgerEntry entry, SidecarVersion given) throws SQLException {
        PreparedStatement statement = session.prepare(RECORD);
        statement.setLong(1, directory);
        statement.setString(2, PathText.name(entry.outcome().file().path()));
        statement.setInt(3, entry.target());
        statement.setString(4, given.name());
        statement.setLong(5, given.size());
        statement.setLong(6, given.modifiedNanos());
        statement.executeUpdate();
    }
}

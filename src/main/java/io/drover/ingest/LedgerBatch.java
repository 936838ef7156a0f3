package io.drover.ingest;

import io.drover.store.Session;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes entries inside a transaction; remembers the ids of the directories that were used last. One thread. */
final class LedgerBatch {
    private static final int DIRECTORIES = 1_000;

    private final Map<String, Long> directories = new LinkedHashMap<>(DIRECTORIES * 2, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > DIRECTORIES;
        }
    };

    void write(Session session, List<LedgerEntry> entries) throws SQLException {
        PreparedStatement statement = session.prepare(LedgerSql.RECORD);
        statement.clearBatch();
        for (LedgerEntry entry : entries) {
            entry.bind(statement, directory(session, entry.directory()));
            statement.addBatch();
        }
        statement.executeBatch();
        for (LedgerEntry entry : entries) {
            SidecarVersion given = entry.outcome().sidecar();
            if (given != null) {
                LedgerSidecars.record(session, directory(session, entry.directory()), entry, given);
            }
        }
    }

    /** The transaction was rolled back, and with it the directories that it may have added. */
    void forget() {
        directories.clear();
    }

    private long directory(Session session, String path) throws SQLException {
        Long known = directories.get(path);
        if (known != null) {
            return known;
        }
        PreparedStatement add = session.prepare(LedgerSql.ADD_DIRECTORY);
        add.setString(1, path);
        add.executeUpdate();
        PreparedStatement find = session.prepare(LedgerSql.FIND_DIRECTORY);
        find.setString(1, path);
        try (ResultSet row = find.executeQuery()) {
            row.next();
            long id = row.getLong(1);
            directories.put(path, id);
            return id;
        }
    }
}

package io.drover.ingest;

import io.drover.store.Session;
import io.drover.store.ValueList;
import io.drover.text.PathText;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/**
 * Writes entries inside a transaction. Nodes that write the same rows at the same time take them in the same order, so that
 * none waits for another that waits for it; and nothing is remembered from one transaction to the next, because the
 * database may be another one by then, which took over from the first.
 */
final class LedgerBatch {
    private static final Comparator<LedgerEntry> BY_PLACE = Comparator.comparing(LedgerEntry::directory)
            .thenComparing(entry -> PathText.name(entry.outcome().file().path()))
            .thenComparing(LedgerEntry::target);

    private LedgerBatch() {}

    /** @param entries at most {@link ValueList#MOST}; those of one file are written in their order */
    static int write(Session session, List<LedgerEntry> entries) throws SQLException {
        List<LedgerEntry> sorted = entries.stream().sorted(BY_PLACE).toList();
        Map<String, Long> directories = directories(
                session,
                new TreeSet<>(sorted.stream().map(LedgerEntry::directory).toList()));
        PreparedStatement statement = session.prepare(LedgerSql.RECORD);
        statement.clearBatch();
        for (LedgerEntry entry : sorted) {
            entry.bind(statement, number(directories, entry));
            statement.addBatch();
        }
        statement.executeBatch();
        for (LedgerEntry entry : sorted) {
            SidecarVersion given = entry.outcome().sidecar();
            if (given != null) {
                LedgerSidecars.record(session, number(directories, entry), entry, given);
            }
        }
        return sorted.size();
    }

    private static long number(Map<String, Long> directories, LedgerEntry entry) {
        return Objects.requireNonNull(directories.get(entry.directory()));
    }

    /** The numbers of these directories; those that are new get one. */
    private static Map<String, Long> directories(Session session, TreeSet<String> paths) throws SQLException {
        Map<String, Long> numbers = new HashMap<>();
        find(session, paths, numbers);
        if (numbers.size() < paths.size()) {
            paths.removeAll(numbers.keySet());
            PreparedStatement add = session.prepare(LedgerSql.ADD_DIRECTORY);
            for (String path : paths) {
                add.setString(1, path);
                add.executeUpdate();
            }
            find(session, paths, numbers);
        }
        return numbers;
    }

    private static void find(Session session, Collection<String> paths, Map<String, Long> numbers) throws SQLException {
        PreparedStatement find = session.prepare(LedgerSql.findDirectories(ValueList.places(paths.size())));
        ValueList.set(find, 1, new ArrayList<>(paths));
        try (ResultSet row = find.executeQuery()) {
            while (row.next()) {
                numbers.put(row.getString(1), row.getLong(2));
            }
        }
    }
}

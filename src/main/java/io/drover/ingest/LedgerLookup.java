package io.drover.ingest;

import io.drover.store.Session;
import io.drover.store.ValueList;
import io.drover.text.PathText;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** The ledger's questions. Each reads its rows to the end before it returns: an open result would keep the log growing. */
final class LedgerLookup {
    private LedgerLookup() {}

    static OptionalInt target(Session session, TargetId target) throws SQLException {
        PreparedStatement statement = session.prepare(LedgerSql.FIND_TARGET);
        statement.setString(1, target.server());
        statement.setString(2, target.user());
        try (ResultSet row = statement.executeQuery()) {
            return row.next() ? OptionalInt.of(row.getInt(1)) : OptionalInt.empty();
        }
    }

    static int countTargets(Session session) throws SQLException {
        try (ResultSet row = session.prepare(LedgerSql.COUNT_TARGETS).executeQuery()) {
            row.next();
            return row.getInt(1);
        }
    }

    static int addTarget(Session session, TargetId target) throws SQLException {
        PreparedStatement statement = session.prepare(LedgerSql.ADD_TARGET);
        statement.setString(1, target.server());
        statement.setString(2, target.user());
        statement.executeUpdate();
        return target(session, target).orElseThrow();
    }

    /** Adds what is known of up to 1,000 names to found. */
    static int find(Session session, int target, String directory, List<String> names, Map<String, Known> found)
            throws SQLException {
        PreparedStatement statement = session.prepare(LedgerSql.find(ValueList.places(names.size())));
        statement.setString(1, directory);
        statement.setInt(2, target);
        ValueList.set(statement, 3, names);
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                found.put(row.getString(1), LedgerRows.known(row));
            }
        }
        return found.size();
    }

    static Optional<Known> findAnyTarget(Session session, Path path) throws SQLException {
        PreparedStatement statement = session.prepare(LedgerSql.FIND_ANY_TARGET);
        statement.setString(1, directory(path));
        statement.setString(2, PathText.name(path));
        try (ResultSet row = statement.executeQuery()) {
            return row.next() ? Optional.of(LedgerRows.known(row)) : Optional.empty();
        }
    }

    static List<LedgerCount> overview(Session session, long nowMillis) throws SQLException {
        PreparedStatement statement = session.prepare(LedgerSql.OVERVIEW);
        statement.setLong(1, nowMillis);
        List<LedgerCount> counts = new ArrayList<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                counts.add(LedgerRows.count(row));
            }
        }
        return counts;
    }

    static boolean holdsFilesUnder(Session session, int target, Path root) throws SQLException {
        PreparedStatement statement = session.prepare(LedgerSql.FILES_UNDER);
        setUnder(statement, 1, root);
        statement.setInt(4, target);
        try (ResultSet row = statement.executeQuery()) {
            return row.next();
        }
    }

    static boolean dueUnder(Session session, int target, Path folder, long nowMillis) throws SQLException {
        PreparedStatement statement = session.prepare(LedgerSql.DUE_UNDER);
        setUnder(statement, 1, folder);
        statement.setInt(4, target);
        statement.setLong(5, nowMillis);
        try (ResultSet row = statement.executeQuery()) {
            return row.next();
        }
    }

    static int disposedUnder(Session session, int target, Path folder, String disposal) throws SQLException {
        PreparedStatement statement = session.prepare(LedgerSql.DISPOSED_UNDER);
        statement.setString(1, disposal);
        statement.setInt(2, target);
        setUnder(statement, 3, folder);
        return statement.executeUpdate();
    }

    /** Three parameters for this directory and all that are below it. */
    private static void setUnder(PreparedStatement statement, int first, Path folder) throws SQLException {
        String separator = folder.getFileSystem().getSeparator();
        String path = PathText.of(folder);
        String below = path.endsWith(separator) ? path : path + separator;
        statement.setString(first, path);
        statement.setString(first + 1, below);
        // the first text after all that begin with below
        statement.setString(
                first + 2, below.substring(0, below.length() - 1) + (char) (below.charAt(below.length() - 1) + 1));
    }

    static List<LedgerRow> why(Session session, String path) throws SQLException {
        int slash = path.lastIndexOf('/');
        int end = slash < 0 ? path.lastIndexOf(FileSystems.getDefault().getSeparator()) : slash;
        String name = path.substring(end + 1);
        PreparedStatement statement = session.prepare(LedgerSql.WHY);
        statement.setString(1, path.substring(0, Math.max(0, end)));
        statement.setString(2, path.substring(0, end + 1)); // a root keeps its last slash
        statement.setString(3, name);
        statement.setString(4, name);
        List<LedgerRow> rows = new ArrayList<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                rows.add(LedgerRows.row(row));
            }
        }
        return rows;
    }

    private static String directory(Path path) {
        Path parent = path.getParent();
        return parent == null ? "" : PathText.of(parent);
    }
}

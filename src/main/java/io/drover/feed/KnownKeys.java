package io.drover.feed;

import io.drover.store.Session;
import io.drover.store.ValueList;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The table {@code feed_key}: things that are there, as a feed has told them. */
final class KnownKeys {
    private static final String ROW =
            "select key, type, version, generation, sequence, born, parent, second_parent from feed_key where feed = ?";
    private static final String PUT = """
            insert into feed_key (feed, key, type, version, generation, sequence, born, parent, second_parent)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (feed, key) do update set type = excluded.type, version = excluded.version,
            generation = excluded.generation, sequence = excluded.sequence, born = excluded.born,
            parent = excluded.parent,
            second_parent = excluded.second_parent
            """;
    private static final String SEEN = "update feed_key set generation = ? where feed = ? and key = ?";
    private static final String REMOVE = "delete from feed_key where feed = ? and key = ?";
    private static final String OLDER = ROW + " and generation < ? and key > ? order by key limit ?";
    private static final String COUNT_OLDER = "select count(*) from feed_key where feed = ? and generation < ?";
    private static final String COUNT = "select count(*) from feed_key where feed = ?";
    private static final String TELL_AGAIN = "update feed_key set version = '' where feed = ? and sequence > ?";

    private KnownKeys() {}

    static Map<String, KnownKey> find(Session session, int feed, Collection<String> keys) throws SQLException {
        Map<String, KnownKey> found = new HashMap<>(2 * keys.size());
        // neighbours lie on the same page
        List<String> wanted = keys.stream().sorted().toList();
        for (int from = 0; from < wanted.size(); from += ValueList.MOST) {
            List<String> some = wanted.subList(from, Math.min(from + ValueList.MOST, wanted.size()));
            PreparedStatement statement =
                    session.prepare(ROW + " and key in (" + ValueList.marks(ValueList.places(some.size())) + ")");
            statement.setInt(1, feed);
            ValueList.set(statement, 2, some);
            read(statement).forEach(known -> found.put(known.key(), known));
        }
        return found;
    }

    /** @param parents at most {@value ValueList#MOST} */
    static List<KnownKey> children(Session session, int feed, List<String> parents, String after, int most)
            throws SQLException {
        String marks = ValueList.marks(ValueList.places(parents.size()));
        List<KnownKey> children = new ArrayList<>();
        for (String column : List.of("parent", "second_parent")) {
            PreparedStatement statement =
                    session.prepare(ROW + " and " + column + " in (" + marks + ") and key > ? order by key limit ?");
            statement.setInt(1, feed);
            ValueList.set(statement, 2, parents);
            int places = ValueList.places(parents.size());
            statement.setString(2 + places, after);
            statement.setInt(3 + places, most);
            children.addAll(read(statement));
        }
        return children.stream()
                .sorted((one, other) -> one.key().compareTo(other.key()))
                .distinct()
                .limit(most)
                .toList();
    }

    static List<KnownKey> olderThan(Session session, int feed, long generation, String after, int most)
            throws SQLException {
        PreparedStatement statement = session.prepare(OLDER);
        statement.setInt(1, feed);
        statement.setLong(2, generation);
        statement.setString(3, after);
        statement.setInt(4, most);
        return read(statement);
    }

    static long countOlderThan(Session session, int feed, long generation) throws SQLException {
        PreparedStatement statement = session.prepare(COUNT_OLDER);
        statement.setInt(1, feed);
        statement.setLong(2, generation);
        return FeedTable.number(statement);
    }

    static long count(Session session, int feed) throws SQLException {
        PreparedStatement statement = session.prepare(COUNT);
        statement.setInt(1, feed);
        return FeedTable.number(statement);
    }

    static void write(Session session, Append append) throws SQLException {
        remove(session, append);
        put(session, append);
        PreparedStatement seen = session.prepare(SEEN);
        for (String key : sorted(append.seen().stream())) {
            seen.setLong(1, append.generation());
            seen.setInt(2, append.feed());
            seen.setString(3, key);
            seen.addBatch();
        }
        seen.executeBatch();
    }

    private static void remove(Session session, Append append) throws SQLException {
        PreparedStatement remove = session.prepare(REMOVE);
        for (String key : sorted(append.gone().stream())) {
            remove.setInt(1, append.feed());
            remove.setString(2, key);
            remove.addBatch();
        }
        remove.executeBatch();
    }

    private static void put(Session session, Append append) throws SQLException {
        PreparedStatement put = session.prepare(PUT);
        List<KnownKey> told = new ArrayList<>(append.told());
        told.sort((one, other) -> one.key().compareTo(other.key()));
        for (KnownKey known : told) {
            put.setInt(1, append.feed());
            put.setString(2, known.key());
            put.setString(3, known.type());
            put.setString(4, known.version());
            put.setLong(5, known.generation());
            put.setLong(6, known.sequence());
            put.setLong(7, known.born());
            put.setString(8, known.parents().isEmpty() ? null : known.parents().get(0));
            put.setString(9, known.parents().size() < 2 ? null : known.parents().get(1));
            put.addBatch();
        }
        put.executeBatch();
    }

    private static List<String> sorted(Stream<String> keys) {
        return keys.sorted().toList();
    }

    /** Lets what was told after this place be told again. */
    static void tellAgain(Session session, int feed, long sequence) throws SQLException {
        PreparedStatement update = session.prepare(TELL_AGAIN);
        update.setInt(1, feed);
        update.setLong(2, sequence);
        update.executeUpdate();
    }

    private static List<KnownKey> read(PreparedStatement statement) throws SQLException {
        List<KnownKey> keys = new ArrayList<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                List<String> parents = Stream.of(row.getString(7), row.getString(8))
                        .filter(parent -> parent != null)
                        .toList();
                keys.add(new KnownKey(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getLong(4),
                        row.getLong(5),
                        row.getLong(6),
                        parents));
            }
        }
        return keys;
    }
}

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

/**
 * The tables {@code feed_key} and {@code feed_key_recent}: things that are there, as a feed has told them. No recent key is
 * there twice.
 */
final class KnownKeys {
    private static final String ROW =
            "select key, type, version, generation, sequence, born, parent, second_parent from feed_key where feed = ?";
    private static final String COLUMNS = "feed, key, type, version, generation, sequence, born, parent, second_parent";
    private static final String ADD_RECENT =
            "insert into feed_key_recent (" + COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String HAS_RECENT =
            "select count(*) from (select 1 from feed_key_recent where feed = ? limit 1) as recent";
    private static final String SETTLE = "insert into feed_key (" + COLUMNS + ") select " + COLUMNS + """
             from feed_key_recent where feed = ? order by key
            on conflict (feed, key) do update set type = excluded.type, version = excluded.version,
            generation = excluded.generation, sequence = excluded.sequence, born = excluded.born,
            parent = excluded.parent,
            second_parent = excluded.second_parent
            """;
    private static final String SETTLED = "delete from feed_key_recent where feed = ?";
    private static final String REMOVE = "delete from feed_key where feed = ? and key = ?";
    private static final String OLDER = ROW + " and generation < ? and key > ? order by key limit ?";
    private static final String OLDER_LEAVES = ROW + """
             and generation < ? and key > ?
            and not exists (select 1 from feed_key child where child.feed = feed_key.feed
            and child.parent = feed_key.key and child.generation < ?)
            and not exists (select 1 from feed_key child where child.feed = feed_key.feed
            and child.second_parent = feed_key.key and child.generation < ?)
            order by key limit ?
            """;
    private static final String UNKEPT = ROW + """
             and type = ? and key > ? and key < ? and parent is not null
            and not exists (select 1 from feed_key keeper where keeper.feed = feed_key.feed
            and keeper.parent = feed_key.parent and keeper.type = ?)
            and not exists (select 1 from feed_key keeper where keeper.feed = feed_key.feed
            and keeper.second_parent = feed_key.parent and keeper.type = ?)
            order by key limit ?
            """;
    private static final String COUNT_OLDER = "select count(*) from feed_key where feed = ? and generation < ?";
    private static final String COUNT = """
            select (select count(*) from feed_key where feed = ?) + (select count(*) from feed_key_recent recent
            where recent.feed = ? and not exists (select 1 from feed_key settled
            where settled.feed = recent.feed and settled.key = recent.key))
            """;
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

    static List<KnownKey> olderLeaves(Session session, int feed, long generation, String after, int most)
            throws SQLException {
        PreparedStatement statement = session.prepare(OLDER_LEAVES);
        statement.setInt(1, feed);
        statement.setLong(2, generation);
        statement.setString(3, after);
        statement.setLong(4, generation);
        statement.setLong(5, generation);
        statement.setInt(6, most);
        return read(statement);
    }

    static List<KnownKey> unkept(Session session, int feed, Tie tie, String after, int most) throws SQLException {
        PreparedStatement statement = session.prepare(UNKEPT);
        statement.setInt(1, feed);
        statement.setString(2, tie.type());
        statement.setString(3, after.isEmpty() ? tie.type() + "/" : after);
        statement.setString(4, tie.type() + "0"); // what comes after the slash
        statement.setString(5, tie.keeper());
        statement.setString(6, tie.keeper());
        statement.setInt(7, most);
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
        statement.setInt(2, feed);
        return FeedTable.number(statement);
    }

    /** Recent ones are put down as they come, without their order: see {@link RecentKeys}. */
    static void write(Session session, Append append) throws SQLException {
        if (!append.gone().isEmpty()) {
            settle(session, append.feed());
            remove(session, append);
        }
        PreparedStatement add = session.prepare(ADD_RECENT);
        for (KnownKey known : append.known()) {
            List<String> parents = known.parents();
            add.setInt(1, append.feed());
            add.setString(2, known.key());
            add.setString(3, known.type());
            add.setString(4, known.version());
            add.setLong(5, known.generation());
            add.setLong(6, known.sequence());
            add.setLong(7, known.born());
            add.setString(8, parents.isEmpty() ? null : parents.get(0));
            add.setString(9, parents.size() < 2 ? null : parents.get(1));
            add.addBatch();
        }
        add.executeBatch();
    }

    private static void remove(Session session, Append append) throws SQLException {
        PreparedStatement remove = session.prepare(REMOVE);
        for (String key : append.gone().stream().sorted().toList()) {
            remove.setInt(1, append.feed());
            remove.setString(2, key);
            remove.addBatch();
        }
        remove.executeBatch();
    }

    static boolean hasRecent(Session session, int feed) throws SQLException {
        PreparedStatement statement = session.prepare(HAS_RECENT);
        statement.setInt(1, feed);
        return FeedTable.number(statement) > 0;
    }

    /** Takes the recent ones to their places; what is asked of the table but for their count holds after it. */
    static int settle(Session session, int feed) throws SQLException {
        PreparedStatement settle = session.prepare(SETTLE);
        settle.setInt(1, feed);
        settle.executeUpdate();
        PreparedStatement settled = session.prepare(SETTLED);
        settled.setInt(1, feed);
        return settled.executeUpdate();
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

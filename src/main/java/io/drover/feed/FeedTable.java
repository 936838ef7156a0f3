package io.drover.feed;

import io.drover.store.Session;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The table {@code feed}: where each feed is. */
final class FeedTable {
    private static final String ROW = """
            select id, name, source, filter, generation, sequence, position, moved, snapshot, delivered, delivered_at
            from feed
            """;
    private static final String FIND = ROW + "where name = ?";
    private static final String ALL = ROW + "order by name";
    private static final String ADD = """
            insert into feed (name, source, filter, generation, sequence, moved, snapshot, delivered, batches)
            values (?, '', '', 0, 0, 0, 0, 0, 0) on conflict do nothing
            """;
    private static final String CLAIM =
            "update feed set source = ?, filter = ? where name = ? and source = '' and filter = ''";
    private static final String ADVANCE =
            "update feed set generation = ?, sequence = ?, snapshot = ? where id = ? and sequence = ?";
    private static final String CONFIRM = """
            update feed set delivered = case when ? > delivered then ? else delivered end, delivered_at = ?
            where id = ?
            """;
    private static final String POSITION = "update feed set position = ?, moved = 0 where id = ?";
    private static final String REWIND = """
            update feed set position = case when snapshot = 0 then ? end, moved = case when snapshot = 0 then 1 else 0 end
            where id = ?
            """;
    private static final String RESYNC = "update feed set position = null, moved = 0, filter = ? where id = ?";
    private static final String FORGET = """
            update feed set source = '', filter = '', position = null, moved = 0, snapshot = 0 where id = ?
            """;
    private static final String LOAD = "select memory from feed where id = ?";
    private static final String SAVE = "update feed set memory = ? where id = ?";
    private static final String SEQUENCE = "select sequence from feed where id = ?";
    private static final String GENERATION = "select generation from feed where id = ?";
    private static final String DELIVERED = "select delivered from feed where id = ?";
    private static final String TAKE = "update feed set sequence = ? where id = ?";

    private FeedTable() {}

    static @Nullable FeedState find(Session session, String name) throws SQLException {
        PreparedStatement statement = session.prepare(FIND);
        statement.setString(1, name);
        List<FeedState> found = read(statement);
        return found.isEmpty() ? null : found.get(0);
    }

    static List<FeedState> all(Session session) throws SQLException {
        return read(session.prepare(ALL));
    }

    static void open(Session session, String name, String source, String filter) throws SQLException {
        PreparedStatement add = session.prepare(ADD);
        add.setString(1, name);
        add.executeUpdate();
        PreparedStatement claim = session.prepare(CLAIM);
        claim.setString(1, source);
        claim.setString(2, filter);
        claim.setString(3, name);
        claim.executeUpdate();
    }

    /** @throws FeedException when the place before the first change is not the last one that was given */
    static void advance(Session session, Append append) throws SQLException {
        List<Change> changes = append.changes();
        long before = changes.isEmpty()
                ? sequence(session, append.feed())
                : changes.get(0).sequence() - 1;
        PreparedStatement advance = session.prepare(ADVANCE);
        advance.setLong(1, append.generation());
        advance.setLong(2, before + changes.size());
        advance.setInt(3, append.snapshot() ? 1 : 0);
        advance.setInt(4, append.feed());
        advance.setLong(5, before);
        if (advance.executeUpdate() == 0) {
            throw new FeedException("another process runs this feed: place " + (before + 1)
                    + " is given already; let only one process run it at a time");
        }
    }

    static long sequence(Session session, int feed) throws SQLException {
        return number(session.prepare(SEQUENCE), feed);
    }

    static long generation(Session session, int feed) throws SQLException {
        return number(session.prepare(GENERATION), feed);
    }

    static long delivered(Session session, int feed) throws SQLException {
        return number(session.prepare(DELIVERED), feed);
    }

    private static long number(PreparedStatement statement, int feed) throws SQLException {
        statement.setInt(1, feed);
        return number(statement);
    }

    /** The one number that a statement with its parameters asks for. */
    static long number(PreparedStatement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Takes places. @param last the last one that is given now */
    static void take(Session session, int feed, long last) throws SQLException {
        PreparedStatement take = session.prepare(TAKE);
        take.setLong(1, last);
        take.setInt(2, feed);
        take.executeUpdate();
    }

    static void confirm(Session session, int feed, long delivered, long nowMillis) throws SQLException {
        PreparedStatement confirm = session.prepare(CONFIRM);
        confirm.setLong(1, delivered);
        confirm.setLong(2, delivered);
        confirm.setLong(3, nowMillis);
        confirm.setInt(4, feed);
        confirm.executeUpdate();
    }

    static void position(Session session, int feed, String position) throws SQLException {
        position(session.prepare(POSITION), feed, position);
    }

    /**
     * Moves the feed to a position that it had. A generation that is not complete has to begin anew instead: what an
     * old position leaves out would count as absent at its end.
     */
    static void rewind(Session session, int feed, String position) throws SQLException {
        position(session.prepare(REWIND), feed, position);
    }

    private static void position(PreparedStatement update, int feed, String position) throws SQLException {
        update.setString(1, position);
        update.setInt(2, feed);
        update.executeUpdate();
    }

    static void resync(Session session, int feed, String filter) throws SQLException {
        PreparedStatement update = session.prepare(RESYNC);
        update.setString(1, filter);
        update.setInt(2, feed);
        update.executeUpdate();
    }

    static void forget(Session session, int feed) throws SQLException {
        PreparedStatement update = session.prepare(FORGET);
        update.setInt(1, feed);
        update.executeUpdate();
    }

    static byte[] load(Session session, int feed) throws SQLException {
        PreparedStatement statement = session.prepare(LOAD);
        statement.setInt(1, feed);
        try (ResultSet row = statement.executeQuery()) {
            byte[] memory = row.next() ? row.getBytes(1) : null;
            return memory == null ? new byte[0] : memory;
        }
    }

    static void save(Session session, int feed, byte[] memory) throws SQLException {
        PreparedStatement update = session.prepare(SAVE);
        update.setBytes(1, memory);
        update.setInt(2, feed);
        update.executeUpdate();
    }

    private static List<FeedState> read(PreparedStatement statement) throws SQLException {
        List<FeedState> feeds = new ArrayList<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                feeds.add(state(row));
            }
        }
        return feeds;
    }

    private static FeedState state(ResultSet row) throws SQLException {
        long deliveredAt = row.getLong(11);
        return new FeedState(
                row.getInt(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getLong(5),
                row.getLong(6),
                row.getString(7),
                row.getInt(8) != 0,
                row.getInt(9) != 0,
                row.getLong(10),
                deliveredAt == 0 ? null : Instant.ofEpochMilli(deliveredAt));
    }
}

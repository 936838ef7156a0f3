package io.drover.feed;

import io.drover.store.Session;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tables {@code feed_position} and {@code feed_gone}: how far back a feed can be taken, and what went since. */
final class Positions {
    /** Positions that are remembered. */
    static final int REMEMBERED = 1_000;

    private static final String ADD = """
            insert into feed_position (feed, sequence, position) values (?, ?, ?)
            on conflict (feed, sequence) do update set position = excluded.position
            """;
    private static final String FORGET = """
            delete from feed_position where feed = ? and sequence < (
            select sequence from feed_position where feed = ? order by sequence desc limit 1 offset ?)
            """;
    private static final String FORGET_LATER = "delete from feed_position where feed = ? and sequence > ?";
    private static final String AT = """
            select sequence, position from feed_position where feed = ? and sequence <= ?
            order by sequence desc limit 1
            """;
    private static final String FIRST = "select sequence from feed_position where feed = ? order by sequence limit 1";
    private static final String ADD_GONE = "insert into feed_gone (feed, sequence, changes) values (?, ?, ?)";
    private static final String FORGET_GONE = """
            delete from feed_gone where feed = ? and sequence <= (
            select min(sequence) from feed_position where feed = ?)
            """;
    private static final String GONE = """
            select changes from feed_gone where feed = ? and sequence > ? and sequence <= ?
            order by sequence limit 1
            """;
    private static final String FORGET_GONE_BETWEEN =
            "delete from feed_gone where feed = ? and sequence > ? and sequence <= ?";

    private Positions() {}

    /** A position with the last place that the sinks had. */
    record Position(long sequence, String position) {}

    static void add(Session session, int feed, long sequence, String position) throws SQLException {
        PreparedStatement add = session.prepare(ADD);
        add.setInt(1, feed);
        add.setLong(2, sequence);
        add.setString(3, position);
        add.executeUpdate();
        PreparedStatement forget = session.prepare(FORGET);
        forget.setInt(1, feed);
        forget.setInt(2, feed);
        forget.setInt(3, REMEMBERED - 1);
        if (forget.executeUpdate() > 0) {
            PreparedStatement gone = session.prepare(FORGET_GONE);
            gone.setInt(1, feed);
            gone.setInt(2, feed);
            gone.executeUpdate();
        }
    }

    /** The newest at or before this place, or null. */
    static @Nullable Position at(Session session, int feed, long sequence) throws SQLException {
        PreparedStatement statement = session.prepare(AT);
        statement.setInt(1, feed);
        statement.setLong(2, sequence);
        try (ResultSet row = statement.executeQuery()) {
            return row.next() ? new Position(row.getLong(1), row.getString(2)) : null;
        }
    }

    /** The first place of which a position is remembered, or null. */
    static @Nullable Long first(Session session, int feed) throws SQLException {
        PreparedStatement statement = session.prepare(FIRST);
        statement.setInt(1, feed);
        try (ResultSet row = statement.executeQuery()) {
            return row.next() ? row.getLong(1) : null;
        }
    }

    static void forgetLater(Session session, int feed, long sequence) throws SQLException {
        PreparedStatement forget = session.prepare(FORGET_LATER);
        forget.setInt(1, feed);
        forget.setLong(2, sequence);
        forget.executeUpdate();
    }

    /** Remembers the deletions among these changes, without what they deleted. They count from the last one's place. */
    static void addGone(Session session, int feed, List<Change> changes) throws SQLException {
        List<Change> gone = new ArrayList<>();
        for (Change change : changes) {
            if (change.operation() == Operation.DELETE) {
                gone.add(change);
            }
        }
        if (!gone.isEmpty()) {
            PreparedStatement add = session.prepare(ADD_GONE);
            add.setInt(1, feed);
            add.setLong(2, gone.get(gone.size() - 1).sequence());
            add.setBytes(3, ChangeCodec.encode(gone));
            add.executeUpdate();
        }
    }

    /** A block of deletions that ends behind one place and not behind another, or null when there is none. */
    static @Nullable List<Change> gone(Session session, int feed, long after, long upTo) throws SQLException {
        PreparedStatement statement = session.prepare(GONE);
        statement.setInt(1, feed);
        statement.setLong(2, after);
        statement.setLong(3, upTo);
        try (ResultSet row = statement.executeQuery()) {
            return row.next() ? ChangeCodec.decode(row.getBytes(1)) : null;
        }
    }

    static void forgetGone(Session session, int feed, long after, long upTo) throws SQLException {
        PreparedStatement forget = session.prepare(FORGET_GONE_BETWEEN);
        forget.setInt(1, feed);
        forget.setLong(2, after);
        forget.setLong(3, upTo);
        forget.executeUpdate();
    }
}

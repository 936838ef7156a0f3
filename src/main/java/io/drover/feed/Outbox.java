package io.drover.feed;

import io.drover.store.Session;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The table {@code feed_outbox}: batches that the sinks do not have yet. */
final class Outbox {
    private static final String LAST = "select batches from feed where id = ?";
    private static final String NUMBERED = "update feed set batches = ? where id = ?";
    private static final String ADD = "insert into feed_outbox (feed, number, changes, position) values (?, ?, ?, ?)";
    private static final String AFTER = """
            select number, changes, position from feed_outbox where feed = ? and number > ? order by number limit 1
            """;
    private static final String WAITING = "select count(*) from feed_outbox where feed = ?";
    private static final String EMPTY = "update feed_outbox set changes = ? where feed = ? and number = ?";
    private static final String REMOVE_ONE = "delete from feed_outbox where feed = ? and number = ?";
    private static final String FORGET_POSITIONS = "update feed_outbox set position = null where feed = ?";
    private static final String REMOVE = "delete from feed_outbox where feed = ? and number <= ?";

    private Outbox() {}

    /** Cuts the changes into batches; the position goes with the last one. */
    static void add(Session session, int feed, List<Change> changes, @Nullable String position, int batchSize)
            throws SQLException {
        if (changes.isEmpty() && position == null) {
            return;
        }
        long number = last(session, feed);
        int from = 0;
        do {
            int to = Math.min(from + batchSize, changes.size());
            add(session, feed, ++number, changes.subList(from, to), to == changes.size() ? position : null);
            from = to;
        } while (from < changes.size());
        PreparedStatement numbered = session.prepare(NUMBERED);
        numbered.setLong(1, number);
        numbered.setInt(2, feed);
        numbered.executeUpdate();
    }

    private static void add(Session session, int feed, long number, List<Change> changes, @Nullable String position)
            throws SQLException {
        PreparedStatement statement = session.prepare(ADD);
        statement.setInt(1, feed);
        statement.setLong(2, number);
        statement.setBytes(3, ChangeCodec.encode(changes));
        statement.setString(4, position);
        statement.executeUpdate();
    }

    private static long last(Session session, int feed) throws SQLException {
        PreparedStatement statement = session.prepare(LAST);
        statement.setInt(1, feed);
        return FeedTable.number(statement);
    }

    static @Nullable StoredBatch after(Session session, int feed, long number) throws SQLException {
        PreparedStatement statement = session.prepare(AFTER);
        statement.setInt(1, feed);
        statement.setLong(2, number);
        try (ResultSet row = statement.executeQuery()) {
            return row.next()
                    ? new StoredBatch(row.getLong(1), ChangeCodec.decode(row.getBytes(2)), row.getString(3))
                    : null;
        }
    }

    static long waiting(Session session, int feed) throws SQLException {
        PreparedStatement statement = session.prepare(WAITING);
        statement.setInt(1, feed);
        return FeedTable.number(statement);
    }

    static void remove(Session session, int feed, long upTo) throws SQLException {
        PreparedStatement statement = session.prepare(REMOVE);
        statement.setInt(1, feed);
        statement.setLong(2, upTo);
        statement.executeUpdate();
    }

    /** The changes of this batch and of all before leave the outbox; the last position stays. */
    static void removeChanges(Session session, int feed, StoredBatch batch) throws SQLException {
        if (batch.position() == null) {
            PreparedStatement one = session.prepare(REMOVE_ONE);
            one.setInt(1, feed);
            one.setLong(2, batch.number());
            one.executeUpdate();
            return;
        }
        remove(session, feed, batch.number() - 1);
        PreparedStatement empty = session.prepare(EMPTY);
        empty.setBytes(1, ChangeCodec.encode(List.of()));
        empty.setInt(2, feed);
        empty.setLong(3, batch.number());
        empty.executeUpdate();
    }

    /** What waits is delivered, but does not move the feed any more. */
    static void forgetPositions(Session session, int feed) throws SQLException {
        PreparedStatement statement = session.prepare(FORGET_POSITIONS);
        statement.setInt(1, feed);
        statement.executeUpdate();
    }
}

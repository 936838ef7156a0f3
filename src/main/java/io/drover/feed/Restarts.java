package io.drover.feed;

import io.drover.store.Session;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a feed tells again: all of it, what came after a place, or whatever it is told anew. */
final class Restarts {
    private static final String FORGET = "delete from %s where feed = ?";
    private static final List<String> TABLES = List.of(
            "feed_outbox", "feed_key", "feed_key_recent", "feed_gone", "feed_position", "feed_dead", "feed_run");
    private static final List<String> REWINDING = List.of("feed_gone", "feed_position");

    private Restarts() {}

    /** As {@link FeedStore#resync}. */
    static void resync(Session session, int feed, String filter) throws SQLException {
        FeedTable.resync(session, feed, filter);
        forget(session, feed, REWINDING);
        Outbox.forgetPositions(session, feed);
        KnownKeys.tellAgain(session, feed, 0);
    }

    /** As {@link FeedStore#rewind}. @return the place that it is at now, or null */
    static @Nullable Long rewind(Session session, int feed, long sequence, int batchSize) throws SQLException {
        Positions.Position position = Positions.at(session, feed, sequence);
        if (position == null) {
            return null;
        }
        FeedTable.rewind(session, feed, position.position());
        KnownKeys.tellAgain(session, feed, position.sequence());
        Positions.forgetLater(session, feed, position.sequence());
        Outbox.forgetPositions(session, feed);
        tellDeletionsAgain(session, feed, position.sequence(), batchSize);
        return position.sequence();
    }

    private static void tellDeletionsAgain(Session session, int feed, long after, int batchSize) throws SQLException {
        long last = FeedTable.sequence(session, feed);
        long generation = FeedTable.generation(session, feed);
        long next = last;
        long done = after;
        for (List<Change> block = Positions.gone(session, feed, done, last);
                block != null;
                block = Positions.gone(session, feed, done, last)) {
            List<Change> again = new ArrayList<>(block.size());
            for (Change change : block) {
                if (change.sequence() > after) {
                    again.add(change.at(generation, ++next));
                }
            }
            done = block.get(block.size() - 1).sequence();
            Positions.addGone(session, feed, again);
            Outbox.add(session, feed, again, null, batchSize);
        }
        Positions.forgetGone(session, feed, after, last);
        FeedTable.take(session, feed, next);
    }

    /** As {@link FeedStore#reset}. */
    static void reset(Session session, int feed) throws SQLException {
        forget(session, feed, TABLES);
        FeedTable.forget(session, feed);
    }

    private static void forget(Session session, int feed, List<String> tables) throws SQLException {
        for (String table : tables) {
            var forget = session.prepare(FORGET.formatted(table));
            forget.setInt(1, feed);
            forget.executeUpdate();
        }
    }
}

package io.drover.feed;

import io.drover.store.Session;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * By what right this process writes feeds: the term in which it has taken each of them over. Whoever takes a feed over
 * counts its term up, and so ends the right of all before. For any thread.
 */
final class Terms {
    private static final String TAKE_OVER = "update feed set term = term + 1 where id = ?";
    /** It changes nothing and locks the row, so that nobody takes the feed over until the transaction has ended. */
    private static final String GUARD = "update feed set term = term where id = ? and term = ?";

    private static final String TERM = "select term from feed where id = ?";
    private static final String NAME = "select name from feed where id = ?";

    private final Map<Integer, Long> taken = new ConcurrentHashMap<>();

    /** Whether this process has ever taken this feed over. */
    boolean isTaken(int feed) {
        return taken.containsKey(feed);
    }

    /** Counts the term up. @return it; this process's once {@link #take} is told of it, which is after the commit */
    static long next(Session session, int feed) throws SQLException {
        PreparedStatement statement = session.prepare(TAKE_OVER);
        statement.setInt(1, feed);
        statement.executeUpdate();
        return term(session, feed);
    }

    void take(int feed, long term) {
        taken.put(feed, term);
    }

    /** For the beginning of each transaction that writes something of the feed. @throws FencedException when it must not */
    void guard(Session session, int feed) throws SQLException {
        PreparedStatement statement = session.prepare(GUARD);
        statement.setInt(1, feed);
        statement.setLong(2, held(feed));
        if (statement.executeUpdate() == 0) {
            throw new FencedException(name(session, feed));
        }
    }

    /** Whether a transaction could write something of the feed now. @throws FencedException when it could not */
    int check(Session session, int feed) throws SQLException {
        if (term(session, feed) != held(feed)) {
            throw new FencedException(name(session, feed));
        }
        return feed;
    }

    private long held(int feed) {
        Long term = taken.get(feed);
        if (term == null) {
            throw new IllegalStateException("feed " + feed + " was not taken over");
        }
        return term;
    }

    private static long term(Session session, int feed) throws SQLException {
        PreparedStatement statement = session.prepare(TERM);
        statement.setInt(1, feed);
        return FeedTable.number(statement);
    }

    private static String name(Session session, int feed) throws SQLException {
        PreparedStatement statement = session.prepare(NAME);
        statement.setInt(1, feed);
        try (ResultSet row = statement.executeQuery()) {
            return row.next() ? row.getString(1) : String.valueOf(feed);
        }
    }
}

package io.drover.feed;

import io.drover.store.Session;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The table {@code feed_dead}: changes that were put aside. A dead letter's number is its change's place. */
final class DeadLetters {
    private static final String ADD = """
            insert into feed_dead (feed, number, changes, reason, attempts, since) values (?, ?, ?, ?, ?, ?)
            on conflict (feed, number) do update set reason = excluded.reason, attempts = excluded.attempts
            """;
    private static final String AFTER = """
            select number, changes, reason, attempts, since from feed_dead where feed = ? and number > ?
            order by number limit ?
            """;
    private static final String REMOVE = "delete from feed_dead where feed = ? and number = ?";
    private static final String REMOVE_ALL = "delete from feed_dead where feed = ?";
    private static final String COUNT = "select count(*) from feed_dead where feed = ?";

    private DeadLetters() {}

    static void add(Session session, int feed, DeadLetter letter) throws SQLException {
        PreparedStatement add = session.prepare(ADD);
        add.setInt(1, feed);
        add.setLong(2, letter.number());
        add.setBytes(3, ChangeCodec.encode(List.of(letter.change())));
        add.setString(4, letter.reason());
        add.setInt(5, letter.attempts());
        add.setLong(6, letter.since().toEpochMilli());
        add.executeUpdate();
    }

    static List<DeadLetter> after(Session session, int feed, long number, int most) throws SQLException {
        PreparedStatement statement = session.prepare(AFTER);
        statement.setInt(1, feed);
        statement.setLong(2, number);
        statement.setInt(3, most);
        List<DeadLetter> letters = new ArrayList<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                letters.add(new DeadLetter(
                        row.getLong(1),
                        ChangeCodec.decode(row.getBytes(2)).get(0),
                        row.getString(3),
                        row.getInt(4),
                        Instant.ofEpochMilli(row.getLong(5))));
            }
        }
        return letters;
    }

    /** @param number one of them, or 0 for all */
    static long remove(Session session, int feed, long number) throws SQLException {
        PreparedStatement remove = session.prepare(number == 0 ? REMOVE_ALL : REMOVE);
        remove.setInt(1, feed);
        if (number != 0) {
            remove.setLong(2, number);
        }
        return remove.executeUpdate();
    }

    static long count(Session session, int feed) throws SQLException {
        PreparedStatement statement = session.prepare(COUNT);
        statement.setInt(1, feed);
        return FeedTable.number(statement);
    }
}

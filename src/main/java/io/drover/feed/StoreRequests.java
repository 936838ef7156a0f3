package io.drover.feed;

import io.drover.store.Session;
import io.drover.store.Store;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Requests to feeds in a store that several nodes share, so that they reach whichever of them runs the feed. */
public final class StoreRequests implements FeedRequests {
    private static final Logger LOG = LoggerFactory.getLogger(StoreRequests.class);

    /** Whoever runs a feed looks far more often, so that nobody does what is older. */
    private static final Duration LONG = Duration.ofMinutes(1);

    private static final String REPLACED = "delete from feed_request where feed = ? and request = ?";
    private static final String ADD = "insert into feed_request (feed, request, argument, asked) values (?, ?, ?, ?)";
    private static final String OF = "select id, request, argument from feed_request where feed = ? order by id";
    private static final String OLD = "select feed from feed_request where asked < ?";
    private static final String DONE = "delete from feed_request where id = ?";

    private final Store store;
    private final Clock clock;

    /** @param store is not closed by this */
    public StoreRequests(Store store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @Override
    public void open() {
        // the table is there
    }

    @Override
    public boolean reachesAllNodes() {
        return true;
    }

    @Override
    public Set<String> others(Set<String> feeds) {
        return store.read(session -> {
            PreparedStatement old = session.prepare(OLD);
            old.setLong(1, clock.millis() - LONG.toMillis());
            Set<String> found = new TreeSet<>();
            try (ResultSet row = old.executeQuery()) {
                while (row.next()) {
                    found.add(row.getString(1));
                }
            }
            found.removeAll(new HashSet<>(feeds));
            return found;
        });
    }

    @Override
    public void add(String feed, FeedRequest request) {
        store.writeDurably(session -> {
            PreparedStatement replaced = session.prepare(REPLACED);
            replaced.setString(1, feed);
            replaced.setString(2, RequestText.word(request));
            replaced.executeUpdate();
            PreparedStatement add = session.prepare(ADD);
            add.setString(1, feed);
            add.setString(2, RequestText.word(request));
            add.setString(3, RequestText.argument(request));
            add.setLong(4, clock.millis());
            return add.executeUpdate();
        });
    }

    /** One row of the table. */
    private record Row(long id, String word, String argument) {}

    @Override
    public List<Pending> of(String feed) {
        List<Pending> pending = new ArrayList<>();
        for (Row row : store.read(session -> rows(session, feed))) {
            try {
                pending.add(new Pending(RequestText.request(row.word(), row.argument()), String.valueOf(row.id())));
            } catch (IllegalArgumentException e) {
                LOG.warn("feed {}: what was asked of it is no request, and was dropped: {}", feed, e.getMessage());
                remove(row.id());
            }
        }
        return pending;
    }

    private static List<Row> rows(Session session, String feed) throws SQLException {
        PreparedStatement statement = session.prepare(OF);
        statement.setString(1, feed);
        List<Row> rows = new ArrayList<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                String argument = row.getString(3);
                rows.add(new Row(row.getLong(1), row.getString(2), argument == null ? "" : argument));
            }
        }
        return rows;
    }

    @Override
    public void done(Pending pending) {
        remove(Long.parseLong(pending.id()));
    }

    private void remove(long id) {
        store.writeDurably(session -> {
            PreparedStatement done = session.prepare(DONE);
            done.setLong(1, id);
            return done.executeUpdate();
        });
    }
}

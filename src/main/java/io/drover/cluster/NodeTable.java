package io.drover.cluster;

import io.drover.store.Session;
import io.drover.store.Store;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The nodes that have said lately that they are there, in the store that they share. People see it; nothing is decided by it. */
public final class NodeTable {
    private static final Duration KEPT = Duration.ofDays(1);
    private static final String COLUMNS = "select name, role, version, leads, started, seen from node";
    private static final String FIND = COLUMNS + " where name = ?";
    private static final String ALL = COLUMNS + " order by name";
    private static final String WRITE = """
            insert into node (name, role, version, leads, started, seen) values (?, ?, ?, ?, ?, ?)
            on conflict (name) do update set role = excluded.role, version = excluded.version,
                leads = excluded.leads, started = excluded.started, seen = excluded.seen
            """;
    private static final String FORGET = "delete from node where name = ? and started = ?";
    private static final String FORGET_OLD = "delete from node where seen < ?";

    private final Store store;

    public NodeTable(Store store) {
        this.store = store;
    }

    /**
     * Writes what a node says of itself, and forgets those that have said nothing for a day.
     *
     * @return what stood there under its name before
     * @throws io.drover.store.StoreException when the store refuses
     */
    Optional<Node> write(Node node) {
        return store.write(session -> {
            Optional<Node> before = find(session, node.name());
            PreparedStatement write = session.prepare(WRITE);
            write.setString(1, node.name());
            write.setString(2, node.role());
            write.setString(3, node.version());
            write.setString(4, String.join(",", node.leads()));
            write.setLong(5, node.started().toEpochMilli());
            write.setLong(6, node.seen().toEpochMilli());
            write.executeUpdate();
            PreparedStatement forget = session.prepare(FORGET_OLD);
            forget.setLong(1, node.seen().minus(KEPT).toEpochMilli());
            forget.executeUpdate();
            return before;
        });
    }

    /** The node has ended. Another process that goes by its name stays. @throws io.drover.store.StoreException when the store refuses */
    void forget(Node node) {
        store.write(session -> {
            PreparedStatement forget = session.prepare(FORGET);
            forget.setString(1, node.name());
            forget.setLong(2, node.started().toEpochMilli());
            return forget.executeUpdate();
        });
    }

    /** All that have said something within a day, by their names. @throws io.drover.store.StoreException when the store refuses */
    public List<Node> all() {
        return store.read(session -> {
            List<Node> nodes = new ArrayList<>();
            try (ResultSet rows = session.prepare(ALL).executeQuery()) {
                while (rows.next()) {
                    nodes.add(node(rows));
                }
            }
            return nodes;
        });
    }

    private static Optional<Node> find(Session session, String name) throws SQLException {
        PreparedStatement find = session.prepare(FIND);
        find.setString(1, name);
        try (ResultSet row = find.executeQuery()) {
            return row.next() ? Optional.of(node(row)) : Optional.empty();
        }
    }

    private static Node node(ResultSet row) throws SQLException {
        String leads = row.getString(4);
        return new Node(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                leads.isEmpty() ? List.of() : List.of(leads.split(",")),
                Instant.ofEpochMilli(row.getLong(5)),
                Instant.ofEpochMilli(row.getLong(6)));
    }
}

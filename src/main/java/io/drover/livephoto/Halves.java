package io.drover.livephoto;

import io.drover.store.Session;
import io.drover.store.Store;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of halves, so that one that comes late finds the other. It helps; what it forgets costs a live photo
 * that stays two assets, never a file. Every method may be called from any thread and throws
 * {@link io.drover.store.StoreException} when the store refuses.
 */
public final class Halves {
    private static final int MOST = 100;

    private static final String COLUMNS = "directory, name, kind, content, captured, asset, partner";

    private static final String REMEMBER = """
            insert into half (directory, base, name, target, kind, content, captured, asset, partner)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (directory, base, name, target) do update set
                kind = excluded.kind,
                content = excluded.content,
                captured = excluded.captured,
                partner = case
                    when excluded.partner is null and half.asset = excluded.asset then half.partner
                    else excluded.partner end,
                asset = excluded.asset
            """;

    private static final String SAME_NAME =
            "select " + COLUMNS + " from half where directory = ? and base = ? and target = ? limit " + MOST;

    private static final String SAME_CONTENT =
            "select " + COLUMNS + " from half where content = ? and target = ? limit " + MOST;

    private static final String JOIN =
            "update half set partner = ? where directory = ? and base = ? and name = ? and target = ?";

    private static final String FORGET =
            "delete from half where directory = ? and base = ? and name = ? and target = ?";

    private final Store store;

    /** @param store is not closed by this */
    public Halves(Store store) {
        this.store = store;
    }

    /** Remembers a half. Whom it was joined with stays known for as long as it is the same asset. */
    public void remember(int target, Half half) {
        store.write(session -> {
            PreparedStatement insert = session.prepare(REMEMBER);
            insert.setString(1, half.place().directory());
            insert.setString(2, half.place().key());
            insert.setString(3, half.place().name());
            insert.setInt(4, target);
            insert.setString(5, half.kind().label());
            insert.setString(6, half.contentId());
            Instant captured = half.captured();
            if (captured == null) {
                insert.setNull(7, Types.BIGINT);
            } else {
                insert.setLong(7, captured.toEpochMilli());
            }
            insert.setString(8, half.assetId());
            insert.setString(9, half.partner());
            return insert.executeUpdate();
        });
    }

    /** What may belong to a half in this place and with this identifier, itself included where it is remembered. */
    public Family family(int target, HalfPlace place, @Nullable String contentId) {
        return store.read(session -> {
            PreparedStatement names = session.prepare(SAME_NAME);
            names.setString(1, place.directory());
            names.setString(2, place.key());
            names.setInt(3, target);
            List<Half> members = read(names);
            if (contentId != null) {
                PreparedStatement contents = session.prepare(SAME_CONTENT);
                contents.setString(1, contentId);
                contents.setInt(2, target);
                read(contents).stream().filter(half -> !members.contains(half)).forEach(members::add);
            }
            return new Family(List.copyOf(members));
        });
    }

    /** The two are joined at the server. */
    public void joined(int target, Half one, Half other) {
        store.write(session -> join(session, target, one, other) + join(session, target, other, one));
    }

    /** The server does not hold what was found in this place any more. */
    public void forget(int target, HalfPlace place) {
        store.write(session -> {
            PreparedStatement delete = session.prepare(FORGET);
            setPlace(delete, 1, place);
            delete.setInt(4, target);
            return delete.executeUpdate();
        });
    }

    private static int join(Session session, int target, Half half, Half partner) throws SQLException {
        PreparedStatement update = session.prepare(JOIN);
        update.setString(1, partner.assetId());
        setPlace(update, 2, half.place());
        update.setInt(5, target);
        return update.executeUpdate();
    }

    private static void setPlace(PreparedStatement statement, int first, HalfPlace place) throws SQLException {
        statement.setString(first, place.directory());
        statement.setString(first + 1, place.key());
        statement.setString(first + 2, place.name());
    }

    private static List<Half> read(PreparedStatement query) throws SQLException {
        List<Half> halves = new ArrayList<>();
        try (ResultSet row = query.executeQuery()) {
            while (row.next()) {
                long captured = row.getLong(5);
                Instant time = row.wasNull() ? null : Instant.ofEpochMilli(captured);
                halves.add(new Half(
                        new HalfPlace(row.getString(1), row.getString(2)),
                        HalfKind.ofLabel(row.getString(3)),
                        row.getString(4),
                        time,
                        row.getString(6),
                        row.getString(7)));
            }
        }
        return halves;
    }
}

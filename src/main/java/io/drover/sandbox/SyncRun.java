package io.drover.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Iterator;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One run of the stream.
 *
 * @param session whose checkpoints count
 * @param now the run tells what changed before, and the next run the rest
 * @param checkpoints how far the session has come
 */
record SyncRun(
        World world, Accounts.User user, String session, UpdateId now, Map<SyncEntityType, SyncAck> checkpoints) {

    /** The change that the session has come to with a type, or null when it has not begun. */
    @Nullable
    UpdateId position(SyncEntityType type) {
        SyncAck ack = checkpoints.get(type);
        return ack == null ? null : ack.id();
    }

    /**
     * Lines for what is new of a kind.
     *
     * @param owner the user whose things they are
     * @param data what a line says, or null for no line
     */
    Iterator<SyncLine> upserts(
            SyncEntityType type,
            ChangeLog.Kind kind,
            String owner,
            Function<ChangeLog.Change, @Nullable ObjectNode> data) {
        return lines(type, upserted(kind, owner, position(type)), data);
    }

    /** Lines for what is gone of the user's things of a kind. @param data what a line says, or null for no line */
    Iterator<SyncLine> deletes(
            SyncEntityType type, ChangeLog.Kind kind, Function<ChangeLog.Change, @Nullable ObjectNode> data) {
        ChangeReader.Blocks blocks = (after, limit) -> world.changes().deletes(kind, user.id(), after, now, limit);
        return lines(type, new ChangeReader(blocks, position(type)), data);
    }

    /** The newest changes of things that are there. */
    ChangeReader upserted(ChangeLog.Kind kind, String owner, @Nullable UpdateId after) {
        return new ChangeReader((position, limit) -> world.changes().upserts(kind, owner, position, now, limit), after);
    }

    private static Iterator<SyncLine> lines(
            SyncEntityType type,
            Iterator<ChangeLog.Change> changes,
            Function<ChangeLog.Change, @Nullable ObjectNode> data) {
        return Lazily.map(changes, change -> {
            ObjectNode told = data.apply(change);
            return told == null ? null : SyncLine.of(type, told, change.id());
        });
    }
}

package io.drover.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
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
        return lines(type, upserted(kind, owner, position(type)), trees(data));
    }

    /** Lines for what is gone of the user's things of a kind. @param data what a line says, or null for no line */
    Iterator<SyncLine> deletes(
            SyncEntityType type, ChangeLog.Kind kind, Function<ChangeLog.Change, @Nullable ObjectNode> data) {
        return deletes(type, kind, List.of(user.id()), data);
    }

    /** Lines for what is gone of the things of some users. @param data what a line says, or null for no line */
    Iterator<SyncLine> deletes(
            SyncEntityType type,
            ChangeLog.Kind kind,
            Collection<String> owners,
            Function<ChangeLog.Change, @Nullable ObjectNode> data) {
        List<ChangeReader> readers = owners.stream()
                .map(owner -> new ChangeReader(
                        (after, limit) -> world.changes().deletes(kind, owner, after, now, limit), position(type)))
                .toList();
        return lines(type, merged(readers), trees(data));
    }

    /** The newest changes of things that are there. */
    ChangeReader upserted(ChangeLog.Kind kind, String owner, @Nullable UpdateId after) {
        return new ChangeReader((position, limit) -> world.changes().upserts(kind, owner, position, now, limit), after);
    }

    /** The same of the things of some users. */
    Iterator<ChangeLog.Change> upserted(ChangeLog.Kind kind, Collection<String> owners, @Nullable UpdateId after) {
        return merged(owners.stream().map(owner -> upserted(kind, owner, after)).toList());
    }

    private static Iterator<ChangeLog.Change> merged(List<ChangeReader> readers) {
        return readers.size() == 1 ? readers.get(0) : new ChangeMerger(readers);
    }

    /** Lines for changes. @param data what a line says, or null for no line */
    static Iterator<SyncLine> lines(
            SyncEntityType type,
            Iterator<ChangeLog.Change> changes,
            Function<ChangeLog.Change, @Nullable LineData> data) {
        return Lazily.map(changes, change -> {
            LineData told = data.apply(change);
            return told == null ? null : SyncLine.of(type, told, change.id());
        });
    }

    /** What is told as trees, told in the common way. */
    static Function<ChangeLog.Change, @Nullable LineData> trees(Function<ChangeLog.Change, @Nullable ObjectNode> data) {
        return change -> {
            ObjectNode tree = data.apply(change);
            return tree == null ? null : LineData.of(tree);
        };
    }
}

package io.drover.sandbox;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What is told of an album or a partner that came to the caller after the stream had got past what belongs to it. Every
 * album and partner that is new to the session is looked at.
 */
final class Backfill {
    private final SyncRun run;
    private final SyncEntityType type;
    private final SyncEntityType usual;

    /**
     * @param type of the lines
     * @param usual the type of the usual lines, whose checkpoint says how far the stream has got
     */
    Backfill(SyncRun run, SyncEntityType type, SyncEntityType usual) {
        this.run = run;
        this.type = type;
        this.usual = usual;
    }

    /**
     * An album or a partner.
     *
     * @param created when it came to the caller
     * @param content what belongs to it: the newest changes after one, or from the first on, the oldest first
     */
    record Parent(UpdateId created, Function<@Nullable UpdateId, Iterator<ChangeLog.Change>> content) {}

    /**
     * The lines for what belongs to new parents, and for each parent one that says it is done. In a session that has no
     * checkpoint of the usual lines nothing needs to be caught up with; the server notes so by itself.
     *
     * @param all every parent of the caller, in the order in which they came
     * @param data what a line says, or null for no line
     */
    Iterator<SyncLine> lines(List<Parent> all, Function<ChangeLog.Change, @Nullable LineData> data) {
        List<Parent> parents = all.stream().filter(this::isNew).toList();
        UpdateId end = run.position(usual);
        if (parents.isEmpty()) {
            return Collections.emptyIterator();
        }
        if (end == null) {
            UpdateId newest = parents.get(parents.size() - 1).created();
            SyncAck complete = SyncAck.of(type, newest, SyncAck.COMPLETE);
            run.world().checkpoints().set(run.session(), Map.of(type, complete));
            return Collections.emptyIterator();
        }
        List<Supplier<Iterator<SyncLine>>> parts = new ArrayList<>();
        for (Parent parent : parents) {
            if (!isComplete(parent)) {
                parts.add(() -> inside(parent, end, data));
                parts.add(() -> List.of(SyncLine.ackOnly(type, parent.created(), SyncAck.COMPLETE))
                        .iterator());
            }
        }
        return Lazily.concat(parts);
    }

    private boolean isNew(Parent parent) {
        UpdateId first = run.position(type);
        return parent.created().compareTo(run.now()) < 0
                && (first == null || parent.created().compareTo(first) >= 0);
    }

    private boolean isComplete(Parent parent) {
        SyncAck ack = run.checkpoints().get(type);
        return ack != null && ack.completes() && ack.id().equals(parent.created());
    }

    private Iterator<SyncLine> inside(
            Parent parent, UpdateId end, Function<ChangeLog.Change, @Nullable LineData> data) {
        return Lazily.map(parent.content().apply(after(parent)), change -> {
            boolean past = change.id().compareTo(end) <= 0;
            LineData told = past ? data.apply(change) : null;
            return told == null ? null : SyncLine.of(type, told, parent.created(), change.id());
        });
    }

    /** Where it goes on; before 3.0 with the very line that was acknowledged. */
    private @Nullable UpdateId after(Parent parent) {
        SyncAck ack = run.checkpoints().get(type);
        UpdateId backfilled = ack != null && ack.id().equals(parent.created()) ? ack.backfilled() : null;
        return backfilled == null || run.world().profile().major() >= 3 ? backfilled : backfilled.previous();
    }
}

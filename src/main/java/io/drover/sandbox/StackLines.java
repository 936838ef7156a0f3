package io.drover.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the stream tells of the caller's stacks; which assets are in one, the assets say. */
final class StackLines {
    private final SyncRun run;

    StackLines(SyncRun run) {
        this.run = run;
    }

    Iterator<SyncLine> all() {
        return Lazily.concat(List.of(
                () -> run.deletes(SyncEntityType.STACK_DELETE_V1, ChangeLog.Kind.STACK, StackLines::gone),
                () -> run.upserts(
                        SyncEntityType.STACK_V1,
                        ChangeLog.Kind.STACK,
                        run.user().id(),
                        this::there)));
    }

    /** The end of a stack. */
    static ObjectNode gone(ChangeLog.Change change) {
        return Json.object().put("stackId", change.key().get(0));
    }

    /** A stack, unless it is gone. */
    @Nullable
    ObjectNode there(ChangeLog.Change change) {
        Stack stack = run.world().stacks().find(change.key().get(0));
        return stack == null
                ? null
                : Json.object()
                        .put("id", stack.id())
                        .put("createdAt", AssetViews.time(stack.createdAt()))
                        .put("updatedAt", AssetViews.time(stack.updatedAt()))
                        .put("primaryAssetId", stack.primary())
                        .put("ownerId", stack.owner());
    }
}

package io.drover.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the stream tells of the details of the caller's library. */
final class DetailLines {
    private final SyncRun run;

    DetailLines(SyncRun run) {
        this.run = run;
    }

    /**
     * How a type of details is told.
     *
     * @param upsert the lines of those that are there
     * @param view their data
     * @param delete the lines of those that are gone
     * @param gone their data, or null for no line
     */
    private record Telling<D extends Detail>(
            Class<D> type,
            SyncEntityType upsert,
            Function<D, ObjectNode> view,
            SyncEntityType delete,
            Function<ChangeLog.Change, @Nullable ObjectNode> gone) {}

    Iterator<SyncLine> people() {
        return lines(new Telling<>(
                Person.class,
                SyncEntityType.PERSON_V1,
                DetailViews::person,
                SyncEntityType.PERSON_DELETE_V1,
                change -> ids(change, "personId")));
    }

    Iterator<SyncLine> firstFaces() {
        return faces(SyncEntityType.ASSET_FACE_V1, DetailViews::firstFace);
    }

    Iterator<SyncLine> secondFaces() {
        return faces(SyncEntityType.ASSET_FACE_V2, DetailViews::secondFace);
    }

    private Iterator<SyncLine> faces(SyncEntityType type, Function<Face, ObjectNode> view) {
        return lines(new Telling<>(
                Face.class,
                type,
                view,
                SyncEntityType.ASSET_FACE_DELETE_V1,
                ofLivingAsset(change -> ids(change, "assetFaceId"))));
    }

    Iterator<SyncLine> memories() {
        return lines(new Telling<>(
                Memory.class,
                SyncEntityType.MEMORY_V1,
                DetailViews::memory,
                SyncEntityType.MEMORY_DELETE_V1,
                change -> ids(change, "memoryId")));
    }

    /** What memories show, and what those that are still there no longer do. */
    Iterator<SyncLine> memoryAssets() {
        return lines(new Telling<>(
                MemoryAsset.class,
                SyncEntityType.MEMORY_TO_ASSET_V1,
                DetailViews::memoryAsset,
                SyncEntityType.MEMORY_TO_ASSET_DELETE_V1,
                change -> run.world().details().find(Memory.class, change.key().subList(0, 1)) == null
                        ? null
                        : ids(change, "memoryId", "assetId")));
    }

    Iterator<SyncLine> edits() {
        return lines(new Telling<>(
                ImageEdit.class,
                SyncEntityType.ASSET_EDIT_V1,
                DetailViews::edit,
                SyncEntityType.ASSET_EDIT_DELETE_V1,
                ofLivingAsset(change -> ids(change, "editId"))));
    }

    Iterator<SyncLine> texts() {
        return lines(new Telling<>(
                RecognizedText.class,
                SyncEntityType.ASSET_OCR_V1,
                DetailViews::text,
                SyncEntityType.ASSET_OCR_DELETE_V1,
                ofLivingAsset(DetailLines::goneText)));
    }

    /** The id is that of the change: which text is gone is not told, only that one of the asset's is. */
    private static ObjectNode goneText(ChangeLog.Change change) {
        return Json.object()
                .put("id", change.id().toString())
                .put("assetId", change.key().get(1))
                .put(
                        "deletedAt",
                        AssetViews.time(Instant.ofEpochMilli(change.id().millis())));
    }

    Iterator<SyncLine> settings() {
        return lines(new Telling<>(
                UserSetting.class,
                SyncEntityType.USER_METADATA_V1,
                DetailViews::setting,
                SyncEntityType.USER_METADATA_DELETE_V1,
                change -> ids(change, "userId", "key")));
    }

    private <D extends Detail> Iterator<SyncLine> lines(Telling<D> telling) {
        ChangeLog.Kind kind = DetailStore.kindOf(telling.type());
        return Lazily.concat(List.of(
                () -> run.deletes(telling.delete(), kind, telling.gone()),
                () -> run.upserts(telling.upsert(), kind, run.user().id(), change -> {
                    D detail = run.world().details().find(telling.type(), change.key());
                    return detail == null ? null : telling.view().apply(detail);
                })));
    }

    /** What goes with its asset is not told. */
    private Function<ChangeLog.Change, @Nullable ObjectNode> ofLivingAsset(
            Function<ChangeLog.Change, ObjectNode> data) {
        return change -> run.world().assets().find(change.key().get(1)) == null ? null : data.apply(change);
    }

    private static ObjectNode ids(ChangeLog.Change change, String... names) {
        ObjectNode json = Json.object();
        for (int i = 0; i < names.length; i++) {
            json.put(names[i], change.key().get(i));
        }
        return json;
    }
}

package io.drover.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Iterator;
import java.util.List;

/** What the stream tells of the caller's assets: hidden, locked and trashed ones, too. */
final class AssetLines {
    private final SyncRun run;
    private final SyncAssetViews views;

    AssetLines(SyncRun run) {
        this.run = run;
        this.views = new SyncAssetViews(run.world());
    }

    Iterator<SyncLine> first() {
        return assets(SyncEntityType.ASSET_V1, views::first);
    }

    Iterator<SyncLine> second() {
        return assets(SyncEntityType.ASSET_V2, views::second);
    }

    private Iterator<SyncLine> assets(SyncEntityType type, SyncAssetViews.View view) {
        return Lazily.concat(List.of(
                () -> run.deletes(
                        SyncEntityType.ASSET_DELETE_V1,
                        ChangeLog.Kind.ASSET,
                        change -> Json.object().put("assetId", change.key().get(0))),
                () -> upserts(type, ChangeLog.Kind.ASSET, view)));
    }

    Iterator<SyncLine> exifs() {
        return upserts(SyncEntityType.ASSET_EXIF_V1, ChangeLog.Kind.EXIF, views::exif);
    }

    /** What clients keep beside assets; what went with an asset is not told. */
    Iterator<SyncLine> metadata() {
        return Lazily.concat(List.of(
                () -> run.deletes(
                        SyncEntityType.ASSET_METADATA_DELETE_V1,
                        ChangeLog.Kind.METADATA,
                        change -> run.world().assets().find(change.key().get(0)) == null ? null : metadata(change)),
                () -> run.upserts(
                        SyncEntityType.ASSET_METADATA_V1,
                        ChangeLog.Kind.METADATA,
                        run.user().id(),
                        change -> {
                            MetadataStore.Item item = run.world()
                                    .assets()
                                    .metadata()
                                    .find(change.key().get(0), change.key().get(1));
                            return item == null ? null : metadata(change).set("value", item.value());
                        })));
    }

    private static ObjectNode metadata(ChangeLog.Change change) {
        return Json.object()
                .put("assetId", change.key().get(0))
                .put("key", change.key().get(1));
    }

    private Iterator<SyncLine> upserts(SyncEntityType type, ChangeLog.Kind kind, SyncAssetViews.View view) {
        return SyncRun.lines(type, run.upserted(kind, run.user().id(), run.position(type)), views.of(view, run));
    }
}

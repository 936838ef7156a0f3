package io.drover.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the stream tells of the caller's albums, of who has them, and of which assets are in them. */
final class AlbumLines {
    private final SyncRun run;
    private final AlbumBackfill backfill;

    AlbumLines(SyncRun run) {
        this.run = run;
        this.backfill = new AlbumBackfill(run);
    }

    Iterator<SyncLine> first() {
        return albums(SyncEntityType.ALBUM_V1, true);
    }

    /** The same without the owner, whom {@link #users()} tell. */
    Iterator<SyncLine> second() {
        return albums(SyncEntityType.ALBUM_V2, false);
    }

    private Iterator<SyncLine> albums(SyncEntityType type, boolean withOwner) {
        return Lazily.concat(List.of(
                () -> run.deletes(
                        SyncEntityType.ALBUM_DELETE_V1,
                        ChangeLog.Kind.ALBUM,
                        change -> Json.object().put("albumId", change.key().get(0))),
                () -> run.upserts(
                        type,
                        ChangeLog.Kind.ALBUM,
                        run.user().id(),
                        change -> album(change.key().get(0), withOwner))));
    }

    private @Nullable ObjectNode album(String id, boolean withOwner) {
        Album album = run.world().albums().find(id);
        if (album == null) {
            return null;
        }
        ObjectNode json = Json.object()
                .put("id", album.id())
                .put("name", album.name())
                .put("description", album.description())
                .put("createdAt", AssetViews.time(album.createdAt()))
                .put("updatedAt", AssetViews.time(album.updatedAt()))
                .put("thumbnailAssetId", album.thumbnail())
                .put("isActivityEnabled", album.activity())
                .put("order", album.order());
        return withOwner ? json.put("ownerId", album.owner()) : json;
    }

    /** Who has an album: from 3.0 on its owner is one of them, before that only those with whom it is shared. */
    Iterator<SyncLine> users() {
        if (run.world().profile().major() < 3) {
            return Collections.emptyIterator();
        }
        SyncEntityType type = SyncEntityType.ALBUM_USER_V1;
        return Lazily.concat(List.of(
                () -> backfill.lines(
                        SyncEntityType.ALBUM_USER_BACKFILL_V1, type, ChangeLog.Kind.ALBUM_OWNER, this::user),
                () -> run.upserts(type, ChangeLog.Kind.ALBUM_OWNER, run.user().id(), this::user)));
    }

    private ObjectNode user(ChangeLog.Change change) {
        return Json.object()
                .put("albumId", change.key().get(0))
                .put("userId", run.user().id())
                .put("role", "owner");
    }

    /** Which assets are in which albums, and no longer in those that are still there. */
    Iterator<SyncLine> links() {
        SyncEntityType type = SyncEntityType.ALBUM_TO_ASSET_V1;
        return Lazily.concat(List.of(
                () -> run.deletes(
                        SyncEntityType.ALBUM_TO_ASSET_DELETE_V1,
                        ChangeLog.Kind.ALBUM_ASSET,
                        change -> run.world().albums().find(change.key().get(0)) == null ? null : link(change)),
                () -> backfill.lines(
                        SyncEntityType.ALBUM_TO_ASSET_BACKFILL_V1, type, ChangeLog.Kind.ALBUM_ASSET, this::held),
                () -> run.upserts(type, ChangeLog.Kind.ALBUM_ASSET, run.user().id(), this::held)));
    }

    private @Nullable ObjectNode held(ChangeLog.Change change) {
        boolean holds =
                run.world().albums().holds(change.key().get(0), change.key().get(1));
        return holds ? link(change) : null;
    }

    private static ObjectNode link(ChangeLog.Change change) {
        return Json.object()
                .put("assetId", change.key().get(1))
                .put("albumId", change.key().get(0));
    }
}

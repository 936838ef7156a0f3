package io.drover.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the stream tells of the caller's albums, of who has them, and of which assets are in them. */
final class AlbumLines {
    private final SyncRun run;
    private final AlbumStore albums;
    private final UserAlbums userAlbums;

    AlbumLines(SyncRun run) {
        this.run = run;
        this.albums = run.world().albums();
        this.userAlbums = new UserAlbums(run);
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
                        ChangeLog.EVERYBODY,
                        change -> album(change.key().get(0), withOwner))));
    }

    private @Nullable ObjectNode album(String id, boolean withOwner) {
        Album album = userAlbums.has(id) ? albums.find(id) : null;
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
        SyncEntityType type = SyncEntityType.ALBUM_USER_V1;
        return Lazily.concat(List.of(
                () -> run.deletes(
                        SyncEntityType.ALBUM_USER_DELETE_V1,
                        ChangeLog.Kind.ALBUM_USER,
                        List.of(ChangeLog.EVERYBODY),
                        change -> userAlbums.has(change.key().get(0)) ? member(change) : null),
                () -> new Backfill(run, SyncEntityType.ALBUM_USER_BACKFILL_V1, type)
                        .lines(userAlbums.parents(ChangeLog.Kind.ALBUM_USER), SyncRun.trees(this::user)),
                () -> run.upserts(type, ChangeLog.Kind.ALBUM_USER, ChangeLog.EVERYBODY, this::user)));
    }

    private @Nullable ObjectNode user(ChangeLog.Change change) {
        AlbumMember member = albums.member(change.key().get(0), change.key().get(1));
        return member == null || !userAlbums.has(change.key().get(0)) || !userAlbums.isRow(member)
                ? null
                : member(change).put("role", member.role());
    }

    private static ObjectNode member(ChangeLog.Change change) {
        return Json.object()
                .put("albumId", change.key().get(0))
                .put("userId", change.key().get(1));
    }

    /** Which assets are in which albums, and no longer in those that are still there. */
    Iterator<SyncLine> links() {
        SyncEntityType type = SyncEntityType.ALBUM_TO_ASSET_V1;
        return Lazily.concat(List.of(
                () -> run.deletes(
                        SyncEntityType.ALBUM_TO_ASSET_DELETE_V1,
                        ChangeLog.Kind.ALBUM_ASSET,
                        List.of(ChangeLog.EVERYBODY),
                        change -> userAlbums.has(change.key().get(0)) ? link(change) : null),
                () -> new Backfill(run, SyncEntityType.ALBUM_TO_ASSET_BACKFILL_V1, type)
                        .lines(userAlbums.parents(ChangeLog.Kind.ALBUM_ASSET), SyncRun.trees(this::held)),
                () -> run.upserts(type, ChangeLog.Kind.ALBUM_ASSET, ChangeLog.EVERYBODY, this::held)));
    }

    private @Nullable ObjectNode held(ChangeLog.Change change) {
        return userAlbums.holds(change) ? link(change) : null;
    }

    private static ObjectNode link(ChangeLog.Change change) {
        return Json.object()
                .put("assetId", change.key().get(1))
                .put("albumId", change.key().get(0));
    }
}

package io.drover.sandbox;

import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the stream tells of the assets in the caller's albums, the caller's own too. */
final class AlbumAssetLines {
    private final SyncRun run;
    private final UserAlbums userAlbums;
    private final Types types;
    private final SyncAssetViews.View view;

    private AlbumAssetLines(SyncRun run, Types types, SyncAssetViews.View view) {
        this.run = run;
        this.userAlbums = new UserAlbums(run);
        this.types = types;
        this.view = view;
    }

    /**
     * The types of the lines.
     *
     * @param backfill of assets in an album that is new to the caller
     * @param update of an asset that changed
     * @param create of an asset that came into an album
     * @param changed what has to change for an update
     */
    private record Types(
            SyncEntityType backfill, SyncEntityType update, SyncEntityType create, ChangeLog.Kind changed) {}

    static Iterator<SyncLine> first(SyncRun run) {
        Types types = new Types(
                SyncEntityType.ALBUM_ASSET_BACKFILL_V1,
                SyncEntityType.ALBUM_ASSET_UPDATE_V1,
                SyncEntityType.ALBUM_ASSET_CREATE_V1,
                ChangeLog.Kind.ASSET);
        return new AlbumAssetLines(run, types, new SyncAssetViews(run.world())::first).lines();
    }

    static Iterator<SyncLine> second(SyncRun run) {
        Types types = new Types(
                SyncEntityType.ALBUM_ASSET_BACKFILL_V2,
                SyncEntityType.ALBUM_ASSET_UPDATE_V2,
                SyncEntityType.ALBUM_ASSET_CREATE_V2,
                ChangeLog.Kind.ASSET);
        return new AlbumAssetLines(run, types, new SyncAssetViews(run.world())::second).lines();
    }

    static Iterator<SyncLine> exifs(SyncRun run) {
        Types types = new Types(
                SyncEntityType.ALBUM_ASSET_EXIF_BACKFILL_V1,
                SyncEntityType.ALBUM_ASSET_EXIF_UPDATE_V1,
                SyncEntityType.ALBUM_ASSET_EXIF_CREATE_V1,
                ChangeLog.Kind.EXIF);
        return new AlbumAssetLines(run, types, new SyncAssetViews(run.world())::exif).lines();
    }

    private Iterator<SyncLine> lines() {
        return Lazily.concat(List.of(
                () -> new Backfill(run, types.backfill(), types.create())
                        .lines(userAlbums.parents(ChangeLog.Kind.ALBUM_ASSET), this::inAlbum),
                this::updates,
                this::creates));
    }

    /** Assets that changed and that the client knows from albums already, once for each of these. */
    private Iterator<SyncLine> updates() {
        UpdateId known = run.position(types.create());
        if (known == null) {
            return Collections.emptyIterator();
        }
        Iterator<ChangeLog.Change> changed =
                run.upserted(types.changed(), run.world().accounts().ids(), run.position(types.update()));
        return Lazily.flatMap(changed, change -> updates(change, known));
    }

    private Iterator<SyncLine> updates(ChangeLog.Change change, UpdateId known) {
        String asset = change.key().get(0);
        List<String> albums = userAlbums.holding(asset).stream()
                .filter(album -> userAlbums.added(album, asset).compareTo(known) <= 0)
                .toList();
        LineData data = albums.isEmpty() ? null : view(asset);
        return data == null
                ? Collections.emptyIterator()
                : Lazily.map(albums.iterator(), album -> SyncLine.of(types.update(), data, change.id()));
    }

    /** Assets that came into albums; before the first of them the client is told that it knows all updates. */
    private Iterator<SyncLine> creates() {
        Iterator<SyncLine> creates = SyncRun.lines(
                types.create(),
                run.upserted(ChangeLog.Kind.ALBUM_ASSET, ChangeLog.EVERYBODY, run.position(types.create())),
                this::inAlbum);
        SyncLine updated = SyncLine.ackOnly(types.update(), run.now());
        return creates.hasNext() ? Lazily.concat(List.of(() -> List.of(updated).iterator(), () -> creates)) : creates;
    }

    private @Nullable LineData inAlbum(ChangeLog.Change change) {
        return userAlbums.holds(change) ? view(change.key().get(1)) : null;
    }

    private @Nullable LineData view(String id) {
        StoredAsset asset = run.world().assets().find(id);
        return asset == null ? null : view.of(asset, run.user());
    }
}

package io.drover.sandbox;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The albums that the caller of a run has, the own ones and those of others. */
final class UserAlbums {
    private final SyncRun run;
    private final AlbumStore albums;
    private final String user;

    UserAlbums(SyncRun run) {
        this.run = run;
        this.albums = run.world().albums();
        this.user = run.user().id();
    }

    boolean has(String album) {
        return albums.member(album, user) != null;
    }

    /** Whether the caller has the album, and the asset is in it, of which the key of a change tells. */
    boolean holds(ChangeLog.Change change) {
        String album = change.key().get(0);
        return has(album) && albums.holds(album, change.key().get(1));
    }

    /** The caller's albums that hold an asset. */
    List<String> holding(String asset) {
        return albums.albumsOf(asset).stream().filter(this::has).toList();
    }

    /** Which change put an asset into an album that holds it; the newest one of all when that is no longer so. */
    UpdateId added(String album, String asset) {
        return Objects.requireNonNullElse(newest(ChangeLog.Kind.ALBUM_ASSET, album, asset), run.now());
    }

    /** Whether the version has a row of somebody who has an album: of an owner from 3.0 on. */
    boolean isRow(AlbumMember member) {
        return !member.isOwner() || run.world().profile().major() >= 3;
    }

    /**
     * The albums with what belongs to them.
     *
     * @param kind of what belongs to an album: its assets, or those who have it
     */
    List<Backfill.Parent> parents(ChangeLog.Kind kind) {
        List<Backfill.Parent> parents = new ArrayList<>();
        albums.albumsOfUser(user).forEach((album, member) -> {
            if (isRow(member)) {
                parents.add(new Backfill.Parent(member.created(), after -> content(kind, album, after)));
            }
        });
        parents.sort(Comparator.comparing(Backfill.Parent::created));
        return parents;
    }

    private Iterator<ChangeLog.Change> content(ChangeLog.Kind kind, String album, @Nullable UpdateId after) {
        Stream<String> keys = kind == ChangeLog.Kind.ALBUM_ASSET
                ? albums.assetsOf(album).stream()
                : albums.members(album).stream().map(AlbumMember::user);
        return keys.map(key -> change(kind, album, key))
                .filter(Objects::nonNull)
                .filter(change -> change.id().compareTo(run.now()) < 0)
                .filter(change -> after == null || change.id().compareTo(after) > 0)
                .sorted(Comparator.comparing(ChangeLog.Change::id))
                .iterator();
    }

    private ChangeLog.@Nullable Change change(ChangeLog.Kind kind, String album, String key) {
        UpdateId id = newest(kind, album, key);
        return id == null ? null : new ChangeLog.Change(id, List.of(album, key));
    }

    private @Nullable UpdateId newest(ChangeLog.Kind kind, String album, String key) {
        return run.world().changes().newest(kind, ChangeLog.EVERYBODY, album, key);
    }
}

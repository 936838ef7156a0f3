package io.drover.sandbox;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The albums of all users and what is in them. One lock; what it gives out never changes. */
final class AlbumStore implements AssetHolder {
    private final Map<String, Album> byId = new LinkedHashMap<>();
    private final AssetLinks links = new AssetLinks();
    private final Ids ids;
    private final Clock clock;
    private final ChangeLog changes;

    AlbumStore(Ids ids, Clock clock, ChangeLog changes) {
        this.ids = ids;
        this.clock = clock;
        this.changes = changes;
    }

    /** Makes an album with these assets, the first of which stands for it. */
    synchronized Album add(String owner, String name, String description, List<String> assets) {
        Instant now = clock.instant();
        String thumbnail = assets.isEmpty() ? null : assets.get(0);
        Album album = new Album(ids.uuid(), owner, name, description, thumbnail, "desc", true, now, now);
        byId.put(album.id(), album);
        changes.upserted(ChangeLog.Kind.ALBUM, owner, album.id());
        assets.forEach(asset -> put(album.id(), asset));
        return album;
    }

    synchronized @Nullable Album find(String id) {
        return byId.get(id);
    }

    synchronized List<Album> list(Predicate<Album> filter) {
        return byId.values().stream().filter(filter).toList();
    }

    /** Changes an album that is there and returns it. */
    synchronized Album change(String id, UnaryOperator<Album> change) {
        Album changed = change.apply(get(id)).updated(clock.instant());
        byId.put(id, changed);
        changes.upserted(ChangeLog.Kind.ALBUM, changed.owner(), id);
        return changed;
    }

    /** Removes an album. Of what was in it nothing is told: its end says it, as in Immich. */
    synchronized void remove(String id) {
        Album album = get(id);
        byId.remove(id);
        links.removeHolder(id);
        changes.deleted(ChangeLog.Kind.ALBUM, album.owner(), id);
    }

    /** The assets of an album, in the order in which they came. */
    synchronized List<String> assetsOf(String id) {
        return links.assetsOf(id);
    }

    /** The albums that hold an asset. */
    synchronized List<String> albumsOf(String asset) {
        return links.holdersOf(asset);
    }

    @Override
    public synchronized boolean holds(String id, String asset) {
        return links.has(id, asset);
    }

    @Override
    public synchronized boolean put(String id, String asset) {
        boolean isNew = links.add(id, asset);
        if (isNew) {
            changes.upserted(ChangeLog.Kind.ALBUM_ASSET, get(id).owner(), id, asset);
        }
        return isNew;
    }

    @Override
    public synchronized boolean take(String id, String asset) {
        boolean wasThere = links.remove(id, asset);
        if (wasThere) {
            changes.deleted(ChangeLog.Kind.ALBUM_ASSET, get(id).owner(), id, asset);
        }
        return wasThere;
    }

    /** Takes an asset that is no more out of all albums. */
    synchronized void forget(String asset) {
        for (String id : links.holdersOf(asset)) {
            take(id, asset);
            if (asset.equals(get(id).thumbnail())) {
                change(id, album -> album.thumbnail(null));
            }
        }
    }

    private Album get(String id) {
        Album album = byId.get(id);
        if (album == null) {
            throw new IllegalArgumentException("there is no album " + id);
        }
        return album;
    }
}

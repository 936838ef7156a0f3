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
    private final AlbumMembers members;
    private final Ids ids;
    private final Clock clock;
    private final ChangeLog changes;

    AlbumStore(Ids ids, Clock clock, ChangeLog changes) {
        this.ids = ids;
        this.clock = clock;
        this.changes = changes;
        this.members = new AlbumMembers(changes);
    }

    /** Makes an album with these assets, the first of which stands for it. */
    synchronized Album add(String owner, String name, String description, List<String> assets) {
        Instant now = clock.instant();
        String thumbnail = assets.isEmpty() ? null : assets.get(0);
        Album album = new Album(ids.uuid(), owner, name, description, thumbnail, "desc", true, now, now);
        byId.put(album.id(), album);
        changed(album.id());
        members.add(album.id(), owner, AlbumMember.OWNER);
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
        changed(id);
        return changed;
    }

    private void changed(String id) {
        changes.upserted(ChangeLog.Kind.ALBUM, ChangeLog.EVERYBODY, id);
    }

    /** Lets a user have an album of another, or gives him another role; the album counts as changed for all. */
    synchronized void share(String id, String user, String role) {
        AlbumMember member = members.find(get(id).id(), user);
        if (member == null) {
            members.add(id, user, role);
            changed(id);
        } else if (!member.isOwner()) {
            members.change(id, member, role);
        }
    }

    /** Takes an album from somebody with whom it was shared; tells whether it was. */
    synchronized boolean unshare(String id, String user) {
        AlbumMember member = members.find(id, user);
        boolean shared = member != null && !member.isOwner();
        if (shared) {
            members.remove(id, user);
        }
        return shared;
    }

    /** As what a user has an album, or null. */
    synchronized @Nullable AlbumMember member(String id, String user) {
        return members.find(id, user);
    }

    /** Those who have an album, its owner first. */
    synchronized List<AlbumMember> members(String id) {
        return members.of(id);
    }

    /** As what a user has each album, in the order in which they came. */
    synchronized Map<String, AlbumMember> albumsOfUser(String user) {
        return members.albumsOf(user);
    }

    /** Notes all owners anew, as the version does that has them among those who have an album. */
    synchronized void noteOwners() {
        members.noteOwners();
    }

    /** Removes an album. Of what was in it nothing is told: its end says it, as in Immich. */
    synchronized void remove(String id) {
        byId.remove(get(id).id());
        for (String asset : links.assetsOf(id)) {
            changes.forgotten(ChangeLog.Kind.ALBUM_ASSET, ChangeLog.EVERYBODY, id, asset);
        }
        links.removeHolder(id);
        changes.forgotten(ChangeLog.Kind.ALBUM, ChangeLog.EVERYBODY, id);
        members.removeAll(id);
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
            changes.upserted(ChangeLog.Kind.ALBUM_ASSET, ChangeLog.EVERYBODY, id, asset);
        }
        return isNew;
    }

    @Override
    public synchronized boolean take(String id, String asset) {
        boolean wasThere = links.remove(id, asset);
        if (wasThere) {
            changes.deleted(ChangeLog.Kind.ALBUM_ASSET, ChangeLog.EVERYBODY, id, asset);
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

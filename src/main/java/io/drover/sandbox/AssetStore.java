package io.drover.sandbox;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The assets of all users. One lock; what it gives out never changes. */
final class AssetStore {
    private final Map<String, StoredAsset> byId = new LinkedHashMap<>();
    private final Map<Content, String> byContent = new HashMap<>();
    private final Map<String, Long> bytesOf = new HashMap<>();
    private final Map<String, Integer> created = new HashMap<>();
    private final Map<String, List<String>> sortedIds = new HashMap<>();
    private final Clock clock;
    private final ChangeLog changes;
    private final List<Consumer<String>> removalListeners = new CopyOnWriteArrayList<>();
    private final MetadataStore metadata;

    AssetStore(Clock clock, ChangeLog changes) {
        this.clock = clock;
        this.changes = changes;
        this.metadata = new MetadataStore(clock, changes);
    }

    /** What clients keep beside the assets; it goes with them. */
    MetadataStore metadata() {
        return metadata;
    }

    private record Content(String owner, String sha1) {}

    /** Adds an uploaded asset, unless its owner has these bytes already: then that asset is returned. */
    synchronized StoredAsset add(StoredAsset asset) {
        StoredAsset stored = seed(asset);
        if (stored.id().equals(asset.id())) {
            created.merge(asset.sha1(), 1, Integer::sum);
        }
        return stored;
    }

    /** Adds an asset that no upload made, unless its owner has these bytes already: then that asset is returned. */
    synchronized StoredAsset seed(StoredAsset asset) {
        String existing = byContent.putIfAbsent(new Content(asset.owner(), asset.sha1()), asset.id());
        if (existing != null) {
            return get(existing);
        }
        put(asset);
        bytesOf.merge(asset.owner(), asset.size(), Long::sum);
        changes.upserted(ChangeLog.Kind.USER, ChangeLog.EVERYBODY, asset.owner());
        return asset;
    }

    synchronized @Nullable StoredAsset find(String id) {
        return byId.get(id);
    }

    synchronized @Nullable StoredAsset find(String owner, String sha1) {
        String id = byContent.get(new Content(owner, sha1));
        return id == null ? null : byId.get(id);
    }

    synchronized List<StoredAsset> list(Predicate<StoredAsset> filter) {
        List<StoredAsset> found = new ArrayList<>();
        for (StoredAsset asset : byId.values()) {
            if (filter.test(asset)) {
                found.add(asset);
            }
        }
        return found;
    }

    /** The ids of a user's assets behind one, in their order; those of assets that are gone by then may be among them. */
    List<String> idsOf(String owner, String after) {
        List<String> ids = sortedIdsOf(owner);
        int found = Collections.binarySearch(ids, after);
        return ids.subList(found < 0 ? -found - 1 : found + 1, ids.size());
    }

    /** They are sorted once for all pages of a walk, unless assets come or go meanwhile. */
    private synchronized List<String> sortedIdsOf(String owner) {
        return sortedIds.computeIfAbsent(
                owner,
                unknown -> byId.values().stream()
                        .filter(asset -> asset.owner().equals(owner))
                        .map(StoredAsset::id)
                        .sorted()
                        .toList());
    }

    synchronized int size() {
        return byId.size();
    }

    synchronized long bytesOf(String owner) {
        return bytesOf.getOrDefault(owner, 0L);
    }

    synchronized int created(String sha1) {
        return created.getOrDefault(sha1, 0);
    }

    /** Moves an asset into the trash or out of it; tells whether that changed anything. */
    synchronized boolean trash(String id, boolean trashed) {
        StoredAsset asset = get(id);
        if (asset.trashed() != trashed) {
            change(id, draft -> draft.trashed(trashed));
        }
        return asset.trashed() != trashed;
    }

    /** Changes an asset; it counts as updated now. @return what it is then */
    synchronized StoredAsset change(String id, Consumer<AssetDraft> change) {
        AssetDraft draft = AssetDraft.of(get(id));
        change.accept(draft);
        StoredAsset changed = draft.build(clock.instant());
        put(changed);
        return changed;
    }

    /** Lets an asset count as updated, because something changed that it tells of. */
    void touch(String id) {
        change(id, draft -> {});
    }

    /**
     * Changes an asset to hold another file, and keeps what it was as another asset in the trash.
     *
     * @param change sets a file whose bytes its owner does not have
     * @param copyId the id of the asset that holds the old file from then on
     */
    synchronized void replace(String id, Consumer<AssetDraft> change, String copyId) {
        StoredAsset before = get(id);
        byContent.remove(new Content(before.owner(), before.sha1()));
        StoredAsset after = change(id, change);
        byContent.put(new Content(after.owner(), after.sha1()), id);
        bytesOf.merge(after.owner(), after.size() - before.size(), Long::sum);
        seed(AssetDraft.of(before).id(copyId).trashed(true).build(clock.instant()));
    }

    /** Has the id of each asset that is removed for good told. The listener may change other assets. */
    void onRemoval(Consumer<String> listener) {
        removalListeners.add(listener);
    }

    /** Removes an asset for good. */
    synchronized void remove(String id) {
        StoredAsset asset = get(id);
        byId.remove(id);
        sortedIds.remove(asset.owner());
        changes.deleted(ChangeLog.Kind.ASSET, asset.owner(), id);
        byContent.remove(new Content(asset.owner(), asset.sha1()));
        bytesOf.merge(asset.owner(), -asset.size(), Long::sum);
        changes.upserted(ChangeLog.Kind.USER, ChangeLog.EVERYBODY, asset.owner());
        changes.forgotten(ChangeLog.Kind.EXIF, asset.owner(), id);
        removalListeners.forEach(listener -> listener.accept(id));
        metadata.forget(id);
    }

    private void put(StoredAsset asset) {
        StoredAsset before = byId.put(asset.id(), asset);
        changes.upserted(ChangeLog.Kind.ASSET, asset.owner(), asset.id());
        if (before == null) {
            sortedIds.remove(asset.owner());
        }
        if (before == null || !before.exif().equals(asset.exif()) || before.size() != asset.size()) {
            changes.upserted(ChangeLog.Kind.EXIF, asset.owner(), asset.id());
        }
    }

    private StoredAsset get(String id) {
        StoredAsset asset = byId.get(id);
        if (asset == null) {
            throw new IllegalArgumentException("there is no asset " + id);
        }
        return asset;
    }
}

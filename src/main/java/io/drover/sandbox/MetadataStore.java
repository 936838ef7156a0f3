package io.drover.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What clients keep beside assets, by key. One lock; what it gives out never changes. */
final class MetadataStore {
    private final Map<String, Map<String, Item>> byAsset = new HashMap<>();
    private final Clock clock;
    private final ChangeLog changes;

    MetadataStore(Clock clock, ChangeLog changes) {
        this.clock = clock;
        this.changes = changes;
    }

    /**
     * One value.
     *
     * @param value a JSON object
     */
    record Item(String key, JsonNode value, Instant updatedAt) {}

    /** All of an asset, in the order in which their keys came. */
    synchronized List<Item> list(String assetId) {
        return List.copyOf(byAsset.getOrDefault(assetId, Map.of()).values());
    }

    synchronized @Nullable Item find(String assetId, String key) {
        return byAsset.getOrDefault(assetId, Map.of()).get(key);
    }

    /** Sets a value, in the place of the one that the key had. */
    synchronized Item put(StoredAsset asset, String key, JsonNode value) {
        Item item = new Item(key, value.deepCopy(), clock.instant());
        byAsset.computeIfAbsent(asset.id(), id -> new LinkedHashMap<>()).put(key, item);
        changes.upserted(ChangeLog.Kind.METADATA, asset.owner(), asset.id(), key);
        return item;
    }

    /** Removes a value, if there is one. */
    synchronized void remove(StoredAsset asset, String key) {
        Map<String, Item> items = byAsset.get(asset.id());
        if (items != null && items.remove(key) != null) {
            changes.deleted(ChangeLog.Kind.METADATA, asset.owner(), asset.id(), key);
        }
    }

    /** Forgets all of an asset that is gone; as in Immich, the asset's own deletion is all that is told. */
    synchronized void forget(String assetId) {
        byAsset.remove(assetId);
    }
}

package io.drover.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Set;

/** What clients keep beside assets, by key. */
final class MetadataCalls {
    private final World world;
    private final Access access;

    MetadataCalls(World world) {
        this.world = world;
        this.access = new Access(world);
    }

    Answer list(Accounts.Caller caller, String id) {
        world.profile().rules().id(id);
        access.require(caller, id, "asset.read");
        ArrayNode answer = Json.array();
        store().list(id).forEach(item -> answer.add(view(item)));
        return Answer.json(200, answer);
    }

    Answer one(Accounts.Caller caller, String id, String key) {
        checkPath(id, key);
        access.require(caller, id, "asset.read");
        MetadataStore.Item item = store().find(id, key);
        if (item == null) {
            throw Refusal.of(400, "Metadata with key \"" + key + "\" not found for asset with id \"" + id + '"');
        }
        return Answer.json(200, view(item));
    }

    /** Sets values and answers with them alone. */
    Answer update(Accounts.Caller caller, String id, JsonNode body) {
        world.profile().rules().id(id);
        world.profile().rules().body(AssetBodies.METADATA, body);
        StoredAsset asset = access.require(caller, id, "asset.update");
        JsonNode items = body.path("items");
        if (items.isEmpty() && world.profile().failsOnEmptyMetadata()) {
            throw Refusal.of(500, "Failed to update asset metadata");
        }
        refuseRepeats(items, "");
        ArrayNode answer = Json.array();
        items.forEach(
                item -> answer.add(view(store().put(asset, item.path("key").asText(), item.path("value")))));
        return Answer.json(200, answer);
    }

    /** Removes a value; it does not matter whether there is one. */
    Answer delete(Accounts.Caller caller, String id, String key) {
        checkPath(id, key);
        store().remove(access.require(caller, id, "asset.update"), key);
        return Answer.noContent();
    }

    /** Sets values of many assets, or none when one of them is not the caller's. */
    Answer updateAll(Accounts.Caller caller, JsonNode body) {
        world.profile().rules().body(AssetBodies.METADATA_OF_MANY, body);
        JsonNode items = body.path("items");
        requireAll(caller, items);
        refuseRepeats(items, "assetId");
        ArrayNode answer = Json.array();
        for (JsonNode item : items) {
            StoredAsset asset = access.require(caller, item.path("assetId").asText(), "asset.update");
            ObjectNode view = Json.object().put("assetId", asset.id());
            view.setAll(view(store().put(asset, item.path("key").asText(), item.path("value"))));
            answer.add(view);
        }
        return Answer.json(200, answer);
    }

    /** Removes values of many assets, or none when one of them is not the caller's. */
    Answer deleteAll(Accounts.Caller caller, JsonNode body) {
        world.profile().rules().body(AssetBodies.METADATA_KEYS_OF_MANY, body);
        JsonNode items = body.path("items");
        requireAll(caller, items);
        for (JsonNode item : items) {
            StoredAsset asset = access.require(caller, item.path("assetId").asText(), "asset.update");
            store().remove(asset, item.path("key").asText());
        }
        return Answer.noContent();
    }

    private void checkPath(String id, String key) {
        world.profile().rules().id(id);
        world.profile().rules().metadataKey(key);
    }

    private void requireAll(Accounts.Caller caller, JsonNode items) {
        items.forEach(item -> access.require(caller, item.path("assetId").asText(), "asset.update"));
    }

    private static void refuseRepeats(JsonNode items, String owner) {
        Set<String> seen = new HashSet<>();
        for (JsonNode item : items) {
            String key = item.path("key").asText();
            if (!seen.add(item.path(owner).asText() + ' ' + key)) {
                throw Refusal.of(400, "Duplicate items are not allowed: \"" + key + '"');
            }
        }
    }

    private MetadataStore store() {
        return world.assets().metadata();
    }

    private static ObjectNode view(MetadataStore.Item item) {
        ObjectNode json = Json.object().put("key", item.key());
        json.set("value", item.value());
        return json.put("updatedAt", AssetViews.time(item.updatedAt()));
    }
}

package io.drover.sandbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** What an asset says of its tags and its stack. */
final class AssetTies {
    private final World world;

    AssetTies(World world) {
        this.world = world;
    }

    /** Completes the JSON of one asset alone, and returns it. */
    ObjectNode addTo(ObjectNode asset) {
        String id = asset.path("id").asText();
        asset.set("tags", tags(id));
        asset.set("stack", stack(id));
        return asset;
    }

    ArrayNode tags(String asset) {
        ArrayNode json = Json.array();
        world.tags().tagsOf(asset).forEach(tag -> json.add(RowTimes.in(tag.toJson())));
        return json;
    }

    private @Nullable ObjectNode stack(String asset) {
        Stack stack = world.stacks().of(asset);
        return stack == null
                ? null
                : Json.object()
                        .put("id", stack.id())
                        .put("primaryAssetId", stack.primary())
                        .put("assetCount", stack.assets().size());
    }
}

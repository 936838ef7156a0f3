package io.drover.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What can be done with assets that are there. */
final class Assets {
    private static final Set<String> COUNTED = Set.of("timeline", "archive");

    private final World world;
    private final Access access;

    Assets(World world) {
        this.world = world;
        this.access = new Access(world);
    }

    Answer info(Accounts.Caller caller, String id) {
        world.profile().rules().id(id);
        StoredAsset asset = access.require(caller, id, "asset.read");
        return Answer.json(
                200, new AssetTies(world).addTo(new AssetViews(world.profile()).asset(asset, caller.user())));
    }

    /** Moves assets into the trash, or removes them for good; one that is not the caller's stops it all. */
    Answer delete(Accounts.Caller caller, JsonNode body) {
        List<String> ids = idsOfOwn(caller, body);
        for (String id : ids) {
            if (body.path("force").asBoolean(false)) {
                world.assets().remove(id);
            } else {
                world.assets().trash(id, true);
            }
        }
        return Answer.noContent();
    }

    Answer restore(Accounts.Caller caller, JsonNode body) {
        return restored(idsOfOwn(caller, body));
    }

    Answer restoreAll(Accounts.Caller caller) {
        String owner = caller.user().id();
        return restored(world.assets().list(asset -> asset.owner().equals(owner) && asset.trashed()).stream()
                .map(StoredAsset::id)
                .toList());
    }

    /** Removes all of the trash for good. */
    Answer emptyTrash(Accounts.Caller caller) {
        String owner = caller.user().id();
        List<StoredAsset> trash = world.assets().list(asset -> asset.owner().equals(owner) && asset.trashed());
        trash.forEach(asset -> world.assets().remove(asset.id()));
        return Answer.json(200, Json.object().put("count", trash.size()));
    }

    private Answer restored(List<String> ids) {
        int count = 0;
        for (String id : ids) {
            count += world.assets().trash(id, false) ? 1 : 0;
        }
        return Answer.json(200, Json.object().put("count", count));
    }

    private List<String> idsOfOwn(Accounts.Caller caller, JsonNode body) {
        world.profile().rules().ids(body);
        List<String> ids = new ArrayList<>();
        for (JsonNode id : body.path("ids")) {
            ids.add(access.require(caller, id.asText(), "asset.delete").id());
        }
        return ids;
    }

    /** Counts; without a filter those of the timeline and the archive that are not in the trash. */
    Answer statistics(Accounts.Caller caller, Map<String, String> query) {
        String favorite = flag(query, "isFavorite");
        String trashed = flag(query, "isTrashed");
        String visibility = query.get("visibility");
        String owner = caller.user().id();
        Predicate<StoredAsset> filter = asset -> asset.owner().equals(owner)
                && asset.trashed() == "true".equals(trashed)
                && (visibility == null ? COUNTED.contains(asset.visibility()) : visibility.equals(asset.visibility()))
                && (favorite == null || favorite.equals(String.valueOf(asset.favorite())));
        List<StoredAsset> found = world.assets().list(filter);
        long videos = found.stream().filter(StoredAsset::video).count();
        return Answer.json(
                200,
                Json.object()
                        .put("images", found.size() - videos)
                        .put("videos", videos)
                        .put("total", found.size()));
    }

    private @Nullable String flag(Map<String, String> query, String name) {
        String value = query.get(name);
        if (value != null) {
            world.profile().rules().flag(name, value);
        }
        return value;
    }

    /** Which of a device's own names for assets the server knows; in the trash, hidden or locked, all count. */
    Answer existing(Accounts.Caller caller, JsonNode body) {
        world.profile().rules().body(AssetBodies.EXISTING, body);
        Set<String> asked = new HashSet<>();
        body.path("deviceAssetIds").forEach(name -> asked.add(name.asText()));
        String device = body.path("deviceId").asText();
        ObjectNode answer = Json.object();
        answer.set(
                "existingIds",
                deviceAssetIds(asset -> isOf(caller, device, asset) && asked.contains(deviceAssetId(asset))));
        return Answer.json(200, answer);
    }

    /** A device's own names for its assets, but for those that are hidden or in the trash. */
    Answer ofDevice(Accounts.Caller caller, String device) {
        return Answer.json(200, deviceAssetIds(asset -> isOf(caller, device, asset) && access.isListed(caller, asset)));
    }

    private ArrayNode deviceAssetIds(Predicate<StoredAsset> filter) {
        ArrayNode names = Json.array();
        world.assets().list(filter).forEach(asset -> names.add(deviceAssetId(asset)));
        return names;
    }

    private static boolean isOf(Accounts.Caller caller, String device, StoredAsset asset) {
        return asset.owner().equals(caller.user().id())
                && device.equals(asset.fields().get("deviceId"));
    }

    private static String deviceAssetId(StoredAsset asset) {
        return asset.fields().getOrDefault("deviceAssetId", "");
    }

    /** Some assets of the timeline, one unless more are asked for. */
    Answer random(Accounts.Caller caller, Map<String, String> query) {
        String count = query.getOrDefault("count", "1");
        world.profile().rules().count("count", count);
        List<StoredAsset> found = new ArrayList<>(world.assets()
                .list(asset ->
                        access.isListed(caller, asset) && asset.visibility().equals("timeline")));
        world.ids().shuffle(found);
        ArrayNode answer = Json.array();
        AssetViews views = new AssetViews(world.profile());
        found.stream().limit(Long.parseLong(count)).forEach(asset -> answer.add(views.listed(asset, caller.user())));
        return Answer.json(200, answer);
    }
}

package io.drover.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Full and delta synchronisation, which versions before 3.0 have: whole assets, a page at a time. */
final class SyncPages {
    private static final Duration DELTA_REACH = Duration.ofDays(100);
    private static final int DELTA_LIMIT = 10_000;
    private static final Set<String> NOT_SHOWN = Set.of("owner", "tags", "unassignedFaces");

    private final World world;

    SyncPages(World world) {
        this.world = world;
    }

    /** The next assets by their ids: archived, locked and trashed ones too, but no hidden ones. */
    Answer full(Accounts.Caller caller, JsonNode body) {
        rules().fullSync(body);
        String owner = caller.user().id();
        if (!body.path("userId").asText(owner).equals(owner)) {
            throw Refusal.of(400, "Not found or no timeline.read access");
        }
        Instant until = date(body, "updatedUntil");
        String last = body.path("lastId").asText("");
        List<StoredAsset> page = world
                .assets()
                .list(asset -> isShown(asset, owner)
                        && asset.id().compareTo(last) > 0
                        && !asset.updatedAt().isAfter(until))
                .stream()
                .sorted(Comparator.comparing(StoredAsset::id))
                .limit(body.path("limit").asLong())
                .toList();
        return Answer.json(200, views(page, caller.user()));
    }

    /** What was changed since, unless there is too much of it. It has never anything to say about what is gone. */
    Answer delta(Accounts.Caller caller, JsonNode body) {
        rules().deltaSync(body);
        String owner = caller.user().id();
        Instant after = date(body, "updatedAfter");
        if (after.isBefore(world.clock().instant().minus(DELTA_REACH)) || !isOnly(body.path("userIds"), owner)) {
            return needsFullSync();
        }
        List<StoredAsset> changed = world.assets()
                .list(asset -> isShown(asset, owner) && asset.updatedAt().isAfter(after));
        if (changed.size() >= DELTA_LIMIT) {
            return needsFullSync();
        }
        ObjectNode json = Json.object().put("needsFullSync", false);
        json.set("upserted", views(changed, caller.user()));
        json.putArray("deleted");
        return Answer.json(200, json);
    }

    private static Answer needsFullSync() {
        ObjectNode json = Json.object().put("needsFullSync", true);
        json.putArray("deleted");
        json.putArray("upserted");
        return Answer.json(200, json);
    }

    private static boolean isOnly(JsonNode ids, String owner) {
        boolean only = !ids.isEmpty();
        for (JsonNode id : ids) {
            only &= id.asText().equals(owner);
        }
        return only;
    }

    private static boolean isShown(StoredAsset asset, String owner) {
        return asset.owner().equals(owner) && !asset.visibility().equals("hidden");
    }

    private ArrayNode views(List<StoredAsset> assets, Accounts.User owner) {
        AssetViews views = new AssetViews(world.profile());
        AssetTies ties = new AssetTies(world);
        ArrayNode json = Json.array();
        assets.forEach(asset -> json.add(ties.addTo(views.asset(asset, owner)).remove(NOT_SHOWN)));
        return json;
    }

    private ClassValidatorSyncRules rules() {
        return new ClassValidatorSyncRules(world.profile());
    }

    private static Instant date(JsonNode body, String name) {
        return Objects.requireNonNull(Shapes.date(body.path(name).asText()), "the rules want a date");
    }
}

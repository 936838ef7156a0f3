package io.drover.sandbox;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Iterator;
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

    /** The next assets of a user by their ids: archived, locked and trashed ones too, but no hidden ones. */
    Answer full(Accounts.Caller caller, JsonNode body) {
        rules().fullSync(body);
        String me = caller.user().id();
        String owner = body.path("userId").asText(me);
        if (!owner.equals(me) && world.partners().find(owner, me) == null) {
            throw Refusal.of(400, "Not found or no timeline.read access");
        }
        Instant until = date(body, "updatedUntil");
        long limit = body.path("limit").asLong();
        ByteArrayOutputStream page = new ByteArrayOutputStream();
        try (JsonGenerator json = Json.generator(page)) {
            json.writeStartArray();
            Iterator<StoredAsset> rest = assetsBehind(body.path("lastId").asText(""), owner, until);
            for (long count = 0; count < limit && rest.hasNext(); count++) {
                json.writeTree(view(rest.next(), caller.user()));
            }
            json.writeEndArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Answer.json(200, page.toByteArray());
    }

    /** They are looked at one by one: a page of ten thousand trees would be slow to walk through. */
    private Iterator<StoredAsset> assetsBehind(String last, String owner, Instant until) {
        return Lazily.map(world.assets().idsOf(owner, last).iterator(), id -> {
            StoredAsset asset = world.assets().find(id);
            return asset != null && isShown(asset) && !asset.updatedAt().isAfter(until) ? asset : null;
        });
    }

    /** What was changed since, unless there is too much of it. It has never anything to say about what is gone. */
    Answer delta(Accounts.Caller caller, JsonNode body) {
        rules().deltaSync(body);
        String me = caller.user().id();
        Instant after = date(body, "updatedAfter");
        Set<String> owners = new HashSet<>(world.partners().sharingWith(me));
        owners.add(me);
        if (after.isBefore(world.clock().instant().minus(DELTA_REACH))
                || !owners.equals(Set.copyOf(Json.texts(body.path("userIds"))))) {
            return needsFullSync();
        }
        List<StoredAsset> changed = world.assets()
                .list(asset -> owners.contains(asset.owner())
                        && isShown(asset)
                        && asset.updatedAt().isAfter(after));
        if (changed.size() >= DELTA_LIMIT) {
            return needsFullSync();
        }
        ObjectNode json = Json.object().put("needsFullSync", false);
        ArrayNode upserted = json.putArray("upserted");
        for (StoredAsset asset : changed) {
            if (asset.owner().equals(me)) {
                upserted.add(view(asset, caller.user()));
            } else if (asset.visibility().equals("timeline")) {
                upserted.add(view(asset, caller.user()).without("stack"));
            }
        }
        json.putArray("deleted");
        return Answer.json(200, json);
    }

    private static Answer needsFullSync() {
        ObjectNode json = Json.object().put("needsFullSync", true);
        json.putArray("deleted");
        json.putArray("upserted");
        return Answer.json(200, json);
    }

    private static boolean isShown(StoredAsset asset) {
        return !asset.visibility().equals("hidden");
    }

    private ObjectNode view(StoredAsset asset, Accounts.User viewer) {
        Accounts.User owner = world.accounts().known(asset.owner());
        ObjectNode view = new AssetViews(world.profile()).asset(asset, owner);
        view.put("isFavorite", asset.favorite() && owner.id().equals(viewer.id()));
        return new AssetTies(world).addTo(view).remove(NOT_SHOWN);
    }

    private ClassValidatorSyncRules rules() {
        return new ClassValidatorSyncRules(world.profile());
    }

    private static Instant date(JsonNode body, String name) {
        return Objects.requireNonNull(Shapes.date(body.path(name).asText()), "the rules want a date");
    }
}

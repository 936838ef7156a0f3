package io.drover.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Searches. */
final class Search {
    private static final int USUAL = 250;

    private final World world;
    private final SearchRules rules;
    private final ListedAssets listed;

    Search(World world) {
        this.world = world;
        this.rules = new SearchRules(world.profile());
        this.listed = new ListedAssets(world.profile());
    }

    Answer answer(Operation operation, Endpoints.Input input) {
        return switch (operation) {
            case SEARCH_ASSETS -> metadata(input.knownCaller().user(), input.body());
            case SEARCH_RANDOM -> random(input.knownCaller().user(), input.body());
            default -> throw new IllegalArgumentException(operation.id() + " is no search");
        };
    }

    /** One page of what was found, the one that was taken last first unless it is asked otherwise. */
    private Answer metadata(Accounts.User owner, JsonNode body) {
        rules.metadata(body);
        List<StoredAsset> found = byTime(find(owner, body), body.path("order").asText("desc"));
        long page = body.path("page").asLong(1);
        int size = size(body);
        List<StoredAsset> shown =
                found.stream().skip((page - 1) * size).limit(size).toList();
        ObjectNode assets = group(array(shown, owner, body));
        if (page * size < found.size()) {
            assets.put("nextPage", String.valueOf(page + 1));
        } else {
            assets.putNull("nextPage");
        }
        ObjectNode json = Json.object();
        json.set("albums", group(Json.array()));
        json.set("assets", assets);
        return Answer.json(200, json);
    }

    /** Counts the items of a page; what lies on other pages is not in it. */
    private static ObjectNode group(ArrayNode items) {
        ObjectNode group = Json.object().put("total", items.size()).put("count", items.size());
        group.set("items", items);
        group.putArray("facets");
        return group;
    }

    private Answer random(Accounts.User owner, JsonNode body) {
        rules.random(body);
        List<StoredAsset> found = find(owner, body);
        world.ids().shuffle(found);
        return Answer.json(200, array(found.stream().limit(size(body)).toList(), owner, body));
    }

    private List<StoredAsset> find(Accounts.User owner, JsonNode body) {
        if (body.path("visibility").asText("").equals("locked")) {
            throw Refusal.of(401, "Elevated permission is required");
        }
        return world.assets().list(new AssetQuery(world, owner, body));
    }

    private static List<StoredAsset> byTime(List<StoredAsset> assets, String order) {
        record Taken(StoredAsset asset, Instant time) {}

        Comparator<Taken> oldestFirst = Comparator.comparing(Taken::time);
        List<Taken> taken = new ArrayList<>();
        assets.forEach(asset -> taken.add(new Taken(asset, OwnAssets.taken(asset))));
        taken.sort(order.equals("asc") ? oldestFirst : oldestFirst.reversed());
        return taken.stream().map(Taken::asset).toList();
    }

    private ArrayNode array(List<StoredAsset> assets, Accounts.User owner, JsonNode body) {
        ArrayNode json = Json.array();
        boolean withExif = body.path("withExif").asBoolean();
        assets.forEach(asset -> json.add(listed.found(asset, owner, withExif)));
        return json;
    }

    private static int size(JsonNode body) {
        return body.path("size").asInt(USUAL);
    }
}

package io.drover.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.drover.sandbox.SyncSession.Line;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiPredicate;

/** What a client holds that believes the stream, and makes itself what the server does not tell. */
final class StreamReplica {
    private final Map<String, JsonNode> things = new TreeMap<>();
    private final String user;

    /** @param user the client's user */
    StreamReplica(String user) {
        this.user = user;
    }

    /** The things by what they are and what names them. */
    Map<String, JsonNode> things() {
        return things;
    }

    void take(List<Line> lines) {
        lines.forEach(this::take);
    }

    private void take(Line line) {
        String type = line.type().replaceFirst("V\\d$", "");
        if (type.startsWith("Sync")) {
            return;
        }
        if (type.endsWith("Delete")) {
            remove(type.substring(0, type.length() - "Delete".length()), line.data());
        } else {
            String kind = type.replaceFirst("(Backfill|Update|Create)$", "");
            things.put(kind + " " + name(line.data()), line.data());
        }
    }

    private void remove(String kind, JsonNode data) {
        things.remove(kind + " " + name(data));
        switch (kind) {
            case "Asset" ->
                drop((key, thing) ->
                        key.startsWith("Asset") && thing.path("assetId").equals(data.path("assetId")));
            case "PartnerAsset" -> things.remove("PartnerAssetExif " + name(data));
            case "Album" -> drop((key, thing) -> thing.path("albumId").equals(data.path("albumId")));
            case "Partner" -> dropPartner(data);
            default -> {
                // Nothing hangs on the others.
            }
        }
    }

    private void dropPartner(JsonNode data) {
        if (data.path("sharedWithId").asText().equals(user)) {
            drop((key, thing) -> key.startsWith("PartnerAssetExif ")
                    && owner(thing.path("assetId").asText()).equals(data.path("sharedById")));
            drop((key, thing) ->
                    key.startsWith("Partner") && thing.path("ownerId").equals(data.path("sharedById")));
        }
    }

    private JsonNode owner(String asset) {
        JsonNode known = things.get("PartnerAsset " + asset);
        return known == null ? MissingNode.getInstance() : known.path("ownerId");
    }

    private void drop(BiPredicate<String, JsonNode> filter) {
        things.entrySet().removeIf(entry -> filter.test(entry.getKey(), entry.getValue()));
    }

    private static String name(JsonNode data) {
        StringBuilder name = new StringBuilder();
        for (String field :
                List.of("id", "sharedById", "sharedWithId", "albumId", "userId", "assetId", "stackId", "key")) {
            boolean ofOther = field.equals("stackId") && data.has("id");
            if (data.has(field) && !ofOther) {
                name.append(data.path(field).asText()).append(' ');
            }
        }
        return name.toString().strip();
    }
}

package io.drover.sandbox.contentstack;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What somebody holds who believes all that runs tell. */
final class StackReplica {
    private final Map<ContentKey, JsonNode> held = new TreeMap<>();

    /** Takes the items of a run, oldest first. @param newestFirst as they came */
    void take(List<JsonNode> newestFirst) {
        List<JsonNode> items = new ArrayList<>(newestFirst);
        Collections.reverse(items);
        items.forEach(this::take);
    }

    private void take(JsonNode item) {
        String contentType = item.path("content_type_uid").asText();
        JsonNode data = item.path("data");
        String uid = data.path("uid").asText();
        switch (item.path("type").asText()) {
            case "entry_published", "asset_published" ->
                held.put(
                        new ContentKey(
                                contentType,
                                uid,
                                data.at("/publish_details/locale").asText()),
                        data);
            case "content_type_deleted" ->
                held.keySet().removeIf(key -> key.contentType().equals(contentType));
            default ->
                held.remove(new ContentKey(contentType, uid, data.path("locale").asText()));
        }
    }

    Map<ContentKey, JsonNode> held() {
        return held;
    }
}

package io.drover.sandbox.contentstack;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.drover.sandbox.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of what a run tells.
 *
 * @param skip how many items the pages before have told
 * @param limit the most that a page tells
 * @param total how many items the run has, in all its pages
 * @param paginationToken leads to the next page; null on the last one
 * @param syncToken leads to what happens later; null on all pages but the last one
 */
record Page(
        List<Event> items,
        int skip,
        int limit,
        int total,
        @Nullable String paginationToken,
        @Nullable String syncToken) {

    /** As it is sent. */
    ObjectNode json() {
        ObjectNode body = Json.object();
        ArrayNode told = body.putArray("items");
        items.forEach(event -> told.add(event.item()));
        body.put("skip", skip).put("limit", limit).put("total_count", total);
        return paginationToken == null
                ? body.put("sync_token", syncToken)
                : body.put("pagination_token", paginationToken);
    }

    /** The answer when nothing has happened. */
    static ObjectNode nothing(String syncToken) {
        ObjectNode body = Json.object();
        body.putArray("items");
        return body.put("sync_token", syncToken);
    }
}

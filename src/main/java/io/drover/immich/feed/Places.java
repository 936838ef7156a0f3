package io.drover.immich.feed;

import com.fasterxml.jackson.databind.JsonNode;
import io.drover.feed.FeedException;
import io.drover.http.WireJson;
import org.jspecify.annotations.Nullable;

/** Writes places as positions, and reads them again. */
final class Places {
    private Places() {}

    static String write(Record place) {
        return WireJson.object(place).toString();
    }

    static <T extends Record> T read(String position, Class<T> type) {
        try {
            JsonNode json = WireJson.tree(position);
            if (json != null) {
                return WireJson.record(json, type);
            }
        } catch (IllegalArgumentException e) {
            throw unreadable(position, e);
        }
        throw unreadable(position, null);
    }

    private static FeedException unreadable(String position, @Nullable Throwable cause) {
        return new FeedException(
                "the feed's position '" + position + "' is none of this version; 'drover feed resync' begins anew",
                cause);
    }
}

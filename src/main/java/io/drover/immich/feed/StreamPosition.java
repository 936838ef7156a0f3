package io.drover.immich.feed;

import com.fasterxml.jackson.databind.JsonNode;
import io.drover.feed.FeedException;
import io.drover.http.WireJson;
import io.drover.immich.api.SyncLines;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How far a session has come.
 *
 * @param session tells it from others, without its token
 * @param major the server's, before the first dot of its version
 * @param acks the last acknowledgement of each kind as it came, in the order in which they came
 */
record StreamPosition(String session, int major, Map<String, String> acks) {

    StreamPosition {
        acks = Collections.unmodifiableMap(new LinkedHashMap<>(acks));
    }

    /** @throws FeedException when it is not what {@link #text} has made */
    static StreamPosition parse(String text) {
        JsonNode tree = WireJson.tree(text);
        try {
            if (tree != null) {
                return WireJson.record(tree, StreamPosition.class);
            }
        } catch (IllegalArgumentException e) {
            throw unreadable(e);
        }
        throw unreadable(null);
    }

    private static FeedException unreadable(@Nullable IllegalArgumentException cause) {
        return new FeedException(
                "the position of the feed is none that this Drover can read; begin anew with drover feed resync",
                cause);
    }

    /** Where to go on: once a reset was acknowledged, nothing else is. */
    StreamPosition withoutReset() {
        return acks.containsKey(SyncLines.RESET) ? new StreamPosition(session, major, Map.of()) : this;
    }

    /** The position as JSON. */
    String text() {
        return WireJson.object(this).toString();
    }
}

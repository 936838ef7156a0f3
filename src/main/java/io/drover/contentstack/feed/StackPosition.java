package io.drover.contentstack.feed;

import com.fasterxml.jackson.databind.JsonNode;
import io.drover.feed.FeedException;
import io.drover.http.WireJson;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How far the streams are.
 *
 * @param streams those that were told to some end in this generation, by name
 * @param telling the name of the one of which some was told in this generation, and not all; null when there is none.
 *     What was told of it and is gone meanwhile would stay: such a generation cannot be completed
 */
record StackPosition(Map<String, Place> streams, @Nullable String telling) {
    /** A generation begins. */
    static final StackPosition BEGINNING = new StackPosition(Map.of(), null);

    /** So that a feed to which nothing happens writes once a day. */
    private static final Duration NOTED_AFTER = Duration.ofDays(1);

    /**
     * @param token what leads on
     * @param used when it was got or used, at most a day ago at its last use; ISO 8601
     */
    record Place(String token, String used) {
        /** Without the token. */
        @Override
        public String toString() {
            return "Place[used " + used + "]";
        }
    }

    StackPosition {
        streams = Collections.unmodifiableMap(new LinkedHashMap<>(streams));
    }

    /** @throws FeedException when it is not what {@link #text} has made */
    static StackPosition parse(String text) {
        JsonNode tree = WireJson.tree(text);
        try {
            if (tree != null && tree.isObject()) {
                StackPosition position = WireJson.record(tree, StackPosition.class);
                position.streams().values().forEach(place -> Instant.parse(place.used()));
                return position;
            }
        } catch (IllegalArgumentException | DateTimeParseException e) {
            throw unreadable(e);
        }
        throw unreadable(null);
    }

    private static FeedException unreadable(@Nullable RuntimeException cause) {
        return new FeedException(
                "the position of the feed is none that this Drover can read; begin anew with drover feed resync",
                cause);
    }

    /** The place of a stream, or null when it is to be told from the beginning. */
    @Nullable
    Place of(SyncStream stream) {
        return streams.get(stream.name());
    }

    /** Some of it was told, from the beginning on. */
    StackPosition telling(SyncStream stream) {
        return new StackPosition(streams, stream.name());
    }

    /** All of it was told until this token. @param news whether there was anything to tell */
    StackPosition told(SyncStream stream, String token, boolean news, Instant now) {
        Place known = of(stream);
        if (known != null && !news && now.isBefore(Instant.parse(known.used()).plus(NOTED_AFTER))) {
            return this;
        }
        Map<String, Place> all = new LinkedHashMap<>(streams);
        all.put(stream.name(), new Place(token, now.toString()));
        return new StackPosition(all, null);
    }

    /** The position as JSON. */
    String text() {
        return WireJson.object(this).toString();
    }
}

package io.drover.immich.api;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import org.jspecify.annotations.Nullable;

/**
 * One thing of an answer as the server told it, and what has to be known of it.
 *
 * @param id its UUID
 * @param ownerId whose it is, a UUID; null where the server does not say
 * @param updatedAt when it was changed, as the server writes it; null where it does not say
 * @param visibility of an asset: archive, timeline, hidden or locked
 * @param json all of it, with every field in the order of the server, null or not, and every digit of its numbers
 */
@JsonDeserialize(using = RawThingReader.class)
public record RawThing(
        String id,
        @Nullable String ownerId,
        @Nullable String updatedAt,
        @Nullable String visibility,
        String json) {

    /** Without the JSON, which may be private. */
    @Override
    public String toString() {
        return id;
    }
}

package io.drover.contentstack.assets;

import com.fasterxml.jackson.databind.JsonNode;
import io.drover.feed.Change;
import io.drover.http.WireJson;
import io.drover.text.SafeFileName;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/**
 * An asset that is published, as far as its file is concerned.
 *
 * @param name of the file, safe to be one
 * @param url where the file is, as the service says it
 * @param mediaType such as {@code image/png}; empty where the service does not say
 * @param size of the file in bytes, or -1 where the service does not say
 * @param updated when the asset was last saved, which tells its versions apart; null where the service does not say
 */
record PublishedAsset(
        String key,
        AssetPlace place,
        String name,
        String url,
        String mediaType,
        long size,
        @Nullable Instant updated) {

    /** Reads it. @throws IllegalArgumentException in a sentence that names the field that is missing or wrong */
    static PublishedAsset of(Change change) {
        JsonNode data = WireJson.tree(change.data() == null ? "null" : change.data());
        if (data == null || !data.path("url").isTextual()) {
            throw new IllegalArgumentException(change.key() + ": its data name no url, so that its file cannot be had");
        }
        AssetPlace place = AssetPlace.of(change.key());
        String name = SafeFileName.of(data.path("filename").asText());
        return new PublishedAsset(
                change.key(),
                place,
                name == null ? place.uid() : name,
                data.path("url").asText(),
                data.path("content_type").asText(),
                size(change.key(), data.path("file_size").asText()),
                updated(data.path("updated_at").asText()));
    }

    /** The service writes the number as text. */
    private static long size(String key, String text) {
        if (text.isEmpty()) {
            return -1;
        }
        if (!text.matches("[0-9]{1,18}")) {
            throw new IllegalArgumentException(key + ": its file_size is '" + text + "'; it must be a number of bytes");
        }
        return Long.parseLong(text);
    }

    private static @Nullable Instant updated(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}

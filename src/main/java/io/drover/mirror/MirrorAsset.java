package io.drover.mirror;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.drover.feed.Change;
import io.drover.text.SafeFileName;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * An asset, as a mirror wants to know it.
 *
 * @param id a UUID
 * @param name the file's name, safe to be one
 * @param taken the day, by the camera's clock; null when the server does not know
 * @param modified when the original was last changed, or at least made; null when the server does not know
 * @param checksum SHA-1 of the original, 40 hex digits
 * @param wanted whether its original belongs into the mirror: it is not in the trash, not locked (nobody can read it), and
 *     not of an external library (whose checksum says nothing of its bytes)
 */
public record MirrorAsset(
        String id,
        String name,
        @Nullable LocalDate taken,
        @Nullable Instant modified,
        String checksum,
        boolean wanted) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SHA1_BYTES = 20;
    private static final int DAY = "2026-01-31".length();

    /** Reads it. @throws IllegalArgumentException when the change does not say what is needed, and what that is */
    static MirrorAsset of(Change change) {
        JsonNode data = json(change);
        String id = change.key().substring(change.key().indexOf('/') + 1);
        boolean trashed =
                data.path("isTrashed").asBoolean() || data.path("deletedAt").isTextual();
        boolean external = data.path("libraryId").isTextual();
        boolean locked = data.path("visibility").asText().equals("locked");
        String name = SafeFileName.of(data.path("originalFileName").asText());
        return new MirrorAsset(
                id,
                name == null ? id : name,
                day(data),
                modified(data),
                checksum(change, data.path("checksum").asText()),
                !trashed && !locked && !external);
    }

    static JsonNode json(Change change) {
        try {
            return JSON.readTree(change.data() == null ? "null" : change.data());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(change.key() + ": its data are not JSON");
        }
    }

    private static @Nullable LocalDate day(JsonNode data) {
        for (String field : new String[] {"localDateTime", "fileCreatedAt"}) {
            String time = data.path(field).asText();
            if (time.length() >= DAY) {
                try {
                    return LocalDate.parse(time.substring(0, DAY));
                } catch (DateTimeParseException e) {
                    continue;
                }
            }
        }
        return null;
    }

    private static @Nullable Instant modified(JsonNode data) {
        for (String field : new String[] {"fileModifiedAt", "fileCreatedAt"}) {
            try {
                return Instant.parse(data.path(field).asText());
            } catch (DateTimeParseException e) {
                continue;
            }
        }
        return null;
    }

    private static String checksum(Change change, String text) {
        try {
            byte[] sha1 = Base64.getDecoder().decode(text);
            if (sha1.length == SHA1_BYTES) {
                return HexFormat.of().formatHex(sha1);
            }
        } catch (IllegalArgumentException e) {
            // said below
        }
        throw new IllegalArgumentException(change.key() + ": its checksum '" + text + "' is no SHA-1 in base64");
    }
}

package io.drover.immich.api.model;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What createSession answers.
 *
 * @param id the session's UUID
 * @param token its secret
 * @param current whether it is the one that asked
 * @param deviceType what the list of sessions shows
 * @param deviceOS what the list of sessions shows
 * @param createdAt when it was made, ISO 8601
 * @param updatedAt when it was used last, ISO 8601
 * @param expiresAt when it ends by itself, ISO 8601; null for never
 * @param others all other fields
 */
public record CreatedSession(
        String id,
        String token,
        boolean current,
        String deviceType,
        String deviceOS,
        String createdAt,
        String updatedAt,
        @Nullable String expiresAt,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> others) {
    /** Without the token. */
    @Override
    public String toString() {
        return "CreatedSession[id=" + id + ", deviceType=" + deviceType + "]";
    }
}

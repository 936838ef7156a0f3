package io.drover.immich.api.model;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A tag.
 *
 * @param id its UUID
 * @param name its last part, such as Rome
 * @param value its whole path, such as Travel/Rome
 * @param color its colour, such as {@code #aabbcc}
 * @param parentId the tag above it, a UUID
 * @param createdAt when it was made, ISO 8601
 * @param updatedAt when it was changed, ISO 8601
 * @param others all other fields
 */
public record Tag(
        String id,
        String name,
        String value,
        @Nullable String color,
        @Nullable String parentId,
        String createdAt,
        String updatedAt,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> others) {}

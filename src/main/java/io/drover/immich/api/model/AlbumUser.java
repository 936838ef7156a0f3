package io.drover.immich.api.model;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.Map;

/**
 * One of those who may use an album.
 *
 * @param role editor, viewer or, since 3.0, owner
 * @param user who it is
 * @param others all other fields
 */
public record AlbumUser(
        String role,
        User user,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> others) {}

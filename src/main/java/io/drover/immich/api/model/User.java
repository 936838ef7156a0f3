package io.drover.immich.api.model;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.Map;

/**
 * A user.
 *
 * @param id a UUID
 * @param email the e-mail address
 * @param name the name
 * @param others all other fields
 */
public record User(
        String id,
        String email,
        String name,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> others) {}

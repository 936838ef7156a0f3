package io.drover.immich.api.model;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.List;
import java.util.Map;

/**
 * An API key, without its secret.
 *
 * @param id a UUID
 * @param name what its user calls it
 * @param permissions what it may do; all is everything
 * @param others all other fields
 */
public record ApiKey(
        String id,
        String name,
        List<String> permissions,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> others) {}

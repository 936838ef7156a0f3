package io.drover.immich.api.model;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.Map;

/**
 * How many it concerned.
 *
 * @param count assets
 * @param others all other fields
 */
public record Count(int count, @JsonAnySetter @JsonAnyGetter Map<String, Object> others) {}

package io.drover.immich.api.model;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.Map;

/**
 * The answer of a server that runs.
 *
 * @param res pong
 * @param others all other fields
 */
public record Ping(String res, @JsonAnySetter @JsonAnyGetter Map<String, Object> others) {}

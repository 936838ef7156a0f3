package io.drover.immich.api.model;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.Map;

/**
 * How many assets there are.
 *
 * @param images pictures
 * @param videos videos
 * @param total both
 * @param others fields that newer servers add
 */
public record AssetStatistics(
        int images,
        int videos,
        int total,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> others) {}

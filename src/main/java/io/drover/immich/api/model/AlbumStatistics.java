package io.drover.immich.api.model;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.Map;

/**
 * How many albums there are.
 *
 * @param owned one's own
 * @param shared shared ones
 * @param notShared one's own that are not shared
 * @param others all other fields
 */
public record AlbumStatistics(
        int owned,
        int shared,
        int notShared,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> others) {}

package io.drover.immich.api.model;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.Map;

/**
 * What searchAssets answers.
 *
 * @param assets one page of assets
 * @param others all other fields
 */
public record SearchResults(
        AssetPage assets, @JsonAnySetter @JsonAnyGetter Map<String, Object> others) {}

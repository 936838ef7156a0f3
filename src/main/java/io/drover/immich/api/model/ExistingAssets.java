package io.drover.immich.api.model;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.List;
import java.util.Map;

/**
 * What checkExistingAssets answers.
 *
 * @param existingIds those of the deviceAssetIds that the server has, trashed ones included
 * @param others all other fields
 */
public record ExistingAssets(
        List<String> existingIds,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> others) {}

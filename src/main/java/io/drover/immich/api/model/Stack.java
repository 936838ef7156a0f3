package io.drover.immich.api.model;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.List;
import java.util.Map;

/**
 * Assets that are shown as one.
 *
 * @param id its UUID
 * @param primaryAssetId the asset on top, a UUID
 * @param assets all of them
 * @param others all other fields
 */
public record Stack(
        String id,
        String primaryAssetId,
        List<Asset> assets,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> others) {}

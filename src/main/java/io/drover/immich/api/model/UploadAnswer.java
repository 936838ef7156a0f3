package io.drover.immich.api.model;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.Map;

/**
 * The answer of uploadAsset.
 *
 * @param id the asset, a UUID
 * @param status created or duplicate
 * @param others all other fields
 */
public record UploadAnswer(
        String id,
        String status,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> others) {}

package io.drover.immich.api.model;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.Map;

/**
 * An entry of one asset's metadata.
 *
 * @param assetId the asset, a UUID
 * @param key the entry's name
 * @param value what it holds
 * @param updatedAt when it was written, ISO 8601
 * @param others all other fields
 */
public record BulkMetadataEntry(
        String assetId,
        String key,
        Map<String, Object> value,
        String updatedAt,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> others) {}

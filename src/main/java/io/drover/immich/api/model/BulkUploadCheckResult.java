package io.drover.immich.api.model;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One answer of checkBulkUpload, as the server writes it.
 *
 * @param id that of the question
 * @param action accept or reject
 * @param reason duplicate, or null when accepted
 * @param assetId the asset that holds the bytes, or null when accepted
 * @param isTrashed whether that asset lies in the trash; null when accepted
 * @param others fields that newer servers add
 */
public record BulkUploadCheckResult(
        String id,
        String action,
        @Nullable String reason,
        @Nullable String assetId,
        @Nullable Boolean isTrashed,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> others) {}

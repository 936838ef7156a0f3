package io.drover.immich.api;

import org.jspecify.annotations.Nullable;

/**
 * One answer of checkBulkUpload.
 *
 * @param id that of the question
 * @param accept whether the server lacks these bytes
 * @param reason why not ({@code duplicate}, …), or null when accepted
 * @param assetId the asset that holds them, or null when accepted
 * @param trashed whether that asset lies in the trash
 */
public record CheckResult(
        String id,
        boolean accept,
        @Nullable String reason,
        @Nullable String assetId,
        boolean trashed) {}

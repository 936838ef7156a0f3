package io.drover.immich.api.model;

import org.jspecify.annotations.Nullable;

/**
 * What updateStack changes.
 *
 * @param id the stack, a UUID
 * @param primaryAssetId the asset of it that is on top, a UUID
 */
public record UpdateStack(String id, @Nullable String primaryAssetId) {}

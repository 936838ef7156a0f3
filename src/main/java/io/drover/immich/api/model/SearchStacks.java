package io.drover.immich.api.model;

import org.jspecify.annotations.Nullable;

/**
 * Which stacks searchStacks gives.
 *
 * @param primaryAssetId the one with this asset on top, a UUID; null is all
 */
public record SearchStacks(@Nullable String primaryAssetId) {}

package io.drover.immich.api.model;

import org.jspecify.annotations.Nullable;

/**
 * What copyAsset brings from one asset to another.
 *
 * @param sourceId the asset that has it, a UUID
 * @param targetId the asset that gets it, a UUID
 * @param albums whether its albums; null is yes
 * @param favorite whether that it is a favourite; null is yes
 * @param sharedLinks whether its shared links; null is yes
 * @param sidecar whether its sidecar file; null is yes
 * @param stack whether its stack; null is yes
 */
public record CopyAsset(
        String sourceId,
        String targetId,
        @Nullable Boolean albums,
        @Nullable Boolean favorite,
        @Nullable Boolean sharedLinks,
        @Nullable Boolean sidecar,
        @Nullable Boolean stack) {}

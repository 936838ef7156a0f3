package io.drover.immich.api.model;

import org.jspecify.annotations.Nullable;

/**
 * Which albums getAllAlbums gives; what is null does not matter.
 *
 * @param assetId those that hold this asset, a UUID; stands alone, without any other
 * @param id the one of this UUID
 * @param name those of exactly this name
 * @param isOwned one's own, or those that others share with one
 * @param isShared those that more than one see, or none of them
 */
public record GetAllAlbums(
        @Nullable String assetId,
        @Nullable String id,
        @Nullable String name,
        @Nullable Boolean isOwned,
        @Nullable Boolean isShared) {}

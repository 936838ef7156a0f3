package io.drover.immich.api.model;

import org.jspecify.annotations.Nullable;

/**
 * Which album getAlbumInfo reads.
 *
 * @param id its UUID
 * @param withoutAssets whether without its assets; since 3.0 it always is
 */
public record GetAlbumInfo(String id, @Nullable Boolean withoutAssets) {}

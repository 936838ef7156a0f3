package io.drover.immich.api.model;

import org.jspecify.annotations.Nullable;

/**
 * What updateAlbumInfo changes; what is null stays.
 *
 * @param id the album, a UUID
 * @param albumName its name
 * @param description its description
 * @param albumThumbnailAssetId its cover, a UUID
 * @param isActivityEnabled whether comments and likes are open
 * @param order asc or desc, by time of capture
 */
public record UpdateAlbumInfo(
        String id,
        @Nullable String albumName,
        @Nullable String description,
        @Nullable String albumThumbnailAssetId,
        @Nullable Boolean isActivityEnabled,
        @Nullable String order) {}

package io.drover.immich.api.model;

import org.jspecify.annotations.Nullable;

/**
 * What may be said of a file that is sent; null leaves it to the server.
 *
 * @param isFavorite whether it becomes a favourite
 * @param visibility archive, timeline, hidden or locked
 * @param livePhotoVideoId the video that belongs to this picture
 */
public record UploadAsset(
        @Nullable Boolean isFavorite,
        @Nullable String visibility,
        @Nullable String livePhotoVideoId) {}

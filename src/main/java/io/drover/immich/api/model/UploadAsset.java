package io.drover.immich.api.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What may be said of a file that is sent; null leaves it to the server.
 *
 * @param isFavorite whether it becomes a favourite
 * @param visibility archive, timeline, hidden or locked
 * @param livePhotoVideoId the video that belongs to this picture, a UUID
 * @param metadata entries that the asset gets; since 1.140, and until 2.5 of the key mobile-app alone
 */
public record UploadAsset(
        @Nullable Boolean isFavorite,
        @Nullable String visibility,
        @Nullable String livePhotoVideoId,
        @Nullable List<MetadataItem> metadata) {
    /** Nothing in particular. */
    public static final UploadAsset PLAIN = new UploadAsset(null, null, null, null);

    /** The same, of a picture that no video belongs to. */
    public UploadAsset withoutLivePhotoVideo() {
        return new UploadAsset(isFavorite, visibility, null, metadata);
    }
}

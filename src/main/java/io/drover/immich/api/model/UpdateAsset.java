package io.drover.immich.api.model;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What updateAsset changes; what is null stays.
 *
 * @param id the asset, a UUID
 * @param isFavorite whether it is a favourite
 * @param visibility archive, timeline, hidden or locked
 * @param dateTimeOriginal when it was taken
 * @param latitude degrees north, -90 to 90; goes with longitude
 * @param longitude degrees east, -180 to 180; goes with latitude
 * @param rating 1 to 5 stars, -1 for rejected, empty for none
 * @param description what is written below it
 * @param livePhotoVideoId the video that belongs to this picture; empty unlinks it
 */
public record UpdateAsset(
        String id,
        @Nullable Boolean isFavorite,
        @Nullable String visibility,
        @Nullable IsoTime dateTimeOriginal,
        @Nullable Double latitude,
        @Nullable Double longitude,
        @Nullable Optional<Integer> rating,
        @Nullable String description,
        @Nullable Optional<String> livePhotoVideoId) {}

package io.drover.xmp;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a sidecar says of its photo, as far as Immich takes it. What it does not say is null, or an empty list.
 *
 * @param description what is written below the photo
 * @param rating 1 to 5 stars, or -1 for rejected; no stars say nothing
 * @param taken when it was taken, ISO 8601 with an offset; a time without one says nothing
 * @param place where it was taken
 * @param tags paths such as {@code Travel/Rome}
 */
public record XmpSidecar(
        @Nullable String description,
        @Nullable Integer rating,
        @Nullable String taken,
        @Nullable Place place,
        List<String> tags) {

    /**
     * A place.
     *
     * @param latitude degrees north, -90 to 90
     * @param longitude degrees east, -180 to 180
     */
    public record Place(double latitude, double longitude) {}

    /** Whether it says nothing but tags. */
    public boolean saysTagsAtMost() {
        return description == null && rating == null && taken == null && place == null;
    }
}

package io.drover.livephoto;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A still or a video that may belong to a live photo.
 *
 * @param place its folder and name
 * @param kind which half it is
 * @param contentId Apple's identifier, the same in both halves, or null
 * @param captured when it was taken by its own headers, or null when they do not say
 * @param assetId the asset that holds it, a UUID; empty while it is not at the server
 * @param partner the asset of the other half that it was joined with, or null
 */
public record Half(
        HalfPlace place,
        HalfKind kind,
        @Nullable String contentId,
        @Nullable Instant captured,
        String assetId,
        @Nullable String partner) {
    /**
     * How far the times of two halves may be apart, when nothing but their names says that they belong together: phones
     * begin the video up to 1.5 s before the still, and write its time in whole seconds.
     */
    public static final Duration APART = Duration.ofSeconds(3);

    /** The same, joined with this asset. */
    public Half joinedWith(@Nullable String asset) {
        return new Half(place, kind, contentId, captured, assetId, asset);
    }

    /** Whether the two are halves of one live photo. */
    public boolean belongsTo(Half other) {
        if (kind == other.kind) {
            return false;
        }
        if (contentId != null && other.contentId != null) {
            return contentId.equals(other.contentId);
        }
        return place.sameNameAs(other.place) && together(captured, other.captured);
    }

    /** Whether Apple's identifier says so. */
    boolean sameIdentifierAs(Half other) {
        return contentId != null && Objects.equals(contentId, other.contentId);
    }

    private static boolean together(@Nullable Instant one, @Nullable Instant other) {
        return one != null
                && other != null
                && Duration.between(one, other).abs().compareTo(APART) <= 0;
    }
}

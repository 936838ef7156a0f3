package io.drover.livephoto;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The halves that may belong together: of the same identifier, or of the same name in one folder.
 *
 * @param members in no order
 */
public record Family(List<Half> members) {

    /** What is remembered of the file in this place. */
    public Optional<Half> at(HalfPlace place) {
        return members.stream().filter(half -> half.place().equals(place)).findFirst();
    }

    /**
     * The other half of a live photo. A still has one video and a video one still: what was joined with another one that is
     * still known is left to it. Of several the one with the same identifier is taken, then HEIC before JPEG, then by name.
     */
    public Optional<Half> partnerOf(Half half) {
        return members.stream()
                .filter(half::belongsTo)
                .filter(other -> isFree(other, half))
                .min(Comparator.<Half, Boolean>comparing(other -> !other.sameIdentifierAs(half))
                        .thenComparing(other -> !half.assetId().equals(other.partner()))
                        .thenComparing(other -> other.kind().rank(other.place().name()))
                        .thenComparing(other -> other.place().name()));
    }

    private boolean isFree(Half other, Half half) {
        return other.partner() == null
                || other.partner().equals(half.assetId())
                || members.stream()
                        .noneMatch(member -> !member.place().equals(half.place())
                                && Objects.equals(member.assetId(), other.partner()));
    }
}

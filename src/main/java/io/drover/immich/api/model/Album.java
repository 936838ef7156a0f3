package io.drover.immich.api.model;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An album.
 *
 * @param id its UUID
 * @param albumName its name
 * @param description its description, or empty
 * @param albumThumbnailAssetId its cover, a UUID
 * @param assetCount how many assets it holds
 * @param albumUsers who may use it; since 3.0 with its owner
 * @param shared whether more than one see it
 * @param hasSharedLink whether there is a link to it
 * @param isActivityEnabled whether comments and likes are open
 * @param order asc or desc, by time of capture
 * @param createdAt when it was made, ISO 8601
 * @param updatedAt when it was changed, ISO 8601
 * @param startDate when its first picture was taken, ISO 8601; null when it holds none
 * @param endDate when its last picture was taken, ISO 8601; null when it holds none
 * @param ownerId whose it is, a UUID; null since 3.0, see {@link #ownedBy}
 * @param owner whose it is; null since 3.0, see {@link #ownedBy}
 * @param assets what it holds, where it was asked with it; null since 3.0
 * @param others all other fields
 */
public record Album(
        String id,
        String albumName,
        String description,
        @Nullable String albumThumbnailAssetId,
        int assetCount,
        List<AlbumUser> albumUsers,
        boolean shared,
        boolean hasSharedLink,
        boolean isActivityEnabled,
        @Nullable String order,
        String createdAt,
        String updatedAt,
        @Nullable String startDate,
        @Nullable String endDate,
        @Nullable String ownerId,
        @Nullable User owner,
        @Nullable List<Asset> assets,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> others) {
    private static final String OWNER = "owner";

    /** The UUID of the user whose album it is, in every version; null when the server does not say. */
    public @Nullable String ownedBy() {
        if (ownerId != null) {
            return ownerId;
        }
        return albumUsers.stream()
                .filter(member -> member.role().equals(OWNER))
                .map(member -> member.user().id())
                .findFirst()
                .orElse(null);
    }
}

package io.drover.sandbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An album without its assets.
 *
 * @param owner the user's id
 * @param thumbnail the id of the asset that stands for it, or null
 * @param order asc or desc, for viewers
 * @param activity whether people may comment
 */
record Album(
        String id,
        String owner,
        String name,
        String description,
        @Nullable String thumbnail,
        String order,
        boolean activity,
        Instant createdAt,
        Instant updatedAt) {

    Album updated(Instant now) {
        return new Album(id, owner, name, description, thumbnail, order, activity, createdAt, now);
    }

    Album thumbnail(@Nullable String newThumbnail) {
        return new Album(id, owner, name, description, newThumbnail, order, activity, createdAt, updatedAt);
    }

    /** The album with other words about it. */
    Album described(String newName, String newDescription, String newOrder, boolean newActivity) {
        return new Album(id, owner, newName, newDescription, thumbnail, newOrder, newActivity, createdAt, updatedAt);
    }
}

package io.drover.sandbox;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A face in a photo.
 *
 * @param id a UUID
 * @param owner the id of the asset's owner
 * @param asset the id of the photo
 * @param person the id of the person whose face it is, or null when that is not known
 * @param box where it is
 * @param source who found it: machine-learning, exif or manual
 * @param visible whether it is shown
 * @param deletedAt when it was put aside, or null
 */
public record Face(
        String id,
        String owner,
        String asset,
        @Nullable String person,
        Box box,
        String source,
        boolean visible,
        @Nullable Instant deletedAt)
        implements Detail {

    /** A part of an image; everything in pixels. */
    public record Box(int imageWidth, int imageHeight, int x1, int y1, int x2, int y2) {}

    @Override
    public List<String> key() {
        return List.of(id, asset);
    }

    /** The same face, of another person or of one who is not known. */
    public Face of(@Nullable String newPerson) {
        return new Face(id, owner, asset, newPerson, box, source, visible, deletedAt);
    }

    /** The same face, shown or not. */
    public Face visible(boolean newVisible) {
        return new Face(id, owner, asset, person, box, source, newVisible, deletedAt);
    }

    /** The same face, put aside at a time, or taken back. */
    public Face deletedAt(@Nullable Instant time) {
        return new Face(id, owner, asset, person, box, source, visible, time);
    }
}

package io.drover.sandbox;

import java.util.List;

/**
 * A piece of text that was read in a photo.
 *
 * @param id a UUID
 * @param owner the id of the asset's owner
 * @param asset the id of the photo
 * @param area where it is
 * @param boxScore how sure it is that there is text, from 0 to 1
 * @param textScore how sure it is that this is the text, from 0 to 1
 * @param visible whether it is shown
 */
public record RecognizedText(
        String id,
        String owner,
        String asset,
        String text,
        Area area,
        double boxScore,
        double textScore,
        boolean visible)
        implements Detail {

    /** A part of an image; everything in parts of its width or height, from 0 to 1. */
    public record Area(double left, double top, double right, double bottom) {}

    @Override
    public List<String> key() {
        return List.of(id, asset);
    }
}

package io.drover.sandbox;

import java.util.List;
import java.util.Map;

/**
 * One of the steps by which a photo is shown otherwise than its file has it.
 *
 * @param id a UUID
 * @param owner the id of the asset's owner
 * @param asset the id of the photo
 * @param sequence its place among the steps, from 0 on
 * @param action what is done
 */
public record ImageEdit(String id, String owner, String asset, int sequence, Action action) implements Detail {

    /**
     * What is done to a photo.
     *
     * @param name crop, rotate or mirror
     * @param parameters numbers and texts by their names in Immich
     */
    public record Action(String name, Map<String, Object> parameters) {
        /** Copies the parameters. */
        public Action {
            parameters = Map.copyOf(parameters);
        }

        /** Takes a part out of it, in pixels. */
        public static Action crop(int x, int y, int width, int height) {
            return new Action("crop", Map.of("x", x, "y", y, "width", width, "height", height));
        }

        /** Turns it. @param degrees 90, 180 or 270 */
        public static Action rotate(int degrees) {
            return new Action("rotate", Map.of("angle", degrees));
        }

        /** Mirrors it. @param axis horizontal or vertical */
        public static Action mirror(String axis) {
            return new Action("mirror", Map.of("axis", axis));
        }
    }

    @Override
    public List<String> key() {
        return List.of(id, asset);
    }
}

package io.drover.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;

/**
 * The file types that a version takes, each extension with its dot.
 *
 * @param video as /server/media-types lists them
 * @param image as /server/media-types lists them
 */
record MediaKinds(List<String> video, List<String> image) {

    boolean isVideo(String name) {
        return video.contains(extension(name));
    }

    boolean isAsset(String name) {
        return isVideo(name) || image.contains(extension(name));
    }

    static boolean isSidecar(String name) {
        return extension(name).equals(".xmp");
    }

    static String extension(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot).toLowerCase(Locale.ROOT);
    }

    ObjectNode toJson() {
        ObjectNode json = Json.object();
        json.set("video", Json.array(video));
        json.set("image", Json.array(image));
        json.set("sidecar", Json.array(List.of(".xmp")));
        return json;
    }
}

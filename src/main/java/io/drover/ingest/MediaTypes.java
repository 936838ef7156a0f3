package io.drover.ingest;

import java.util.Locale;
import java.util.Set;

/**
 * The file name extensions that a server takes, lower case with the dot.
 *
 * @param image stills
 * @param video moving pictures
 * @param sidecar files that travel with an image or a video
 */
public record MediaTypes(Set<String> image, Set<String> video, Set<String> sidecar) {

    /** What a file name says about its file. */
    public enum Kind {
        IMAGE,
        VIDEO,
        SIDECAR,
        OTHER
    }

    public MediaTypes {
        image = Set.copyOf(image);
        video = Set.copyOf(video);
        sidecar = Set.copyOf(sidecar);
    }

    /** The kind of a file by the last extension of its name, in any case. */
    public Kind kindOf(String fileName) {
        String extension = extensionOf(fileName);
        if (image.contains(extension)) {
            return Kind.IMAGE;
        }
        if (video.contains(extension)) {
            return Kind.VIDEO;
        }
        return sidecar.contains(extension) ? Kind.SIDECAR : Kind.OTHER;
    }

    /** The last extension of a name in lower case, with its dot, or the empty string. */
    public static String extensionOf(String fileName) {
        int dot = fileName.lastIndexOf('.');
        return dot < 0 ? "" : fileName.substring(dot).toLowerCase(Locale.ROOT);
    }
}

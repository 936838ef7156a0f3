package io.drover.livephoto;

import io.drover.ingest.MediaTypes;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Which half of a live photo a file may be. */
public enum HalfKind {
    /** Extensions in the order in which one of several of the same name is preferred. */
    STILL(".heic", ".heif", ".jpg", ".jpeg", ".avif", ".dng"),
    VIDEO(".mov", ".mp4");

    private final List<String> extensions;

    HalfKind(String... extensions) {
        this.extensions = List.of(extensions);
    }

    /** By the name of a file; null when it is of a kind that no half of a live photo is of. */
    public static @Nullable HalfKind of(String name) {
        String extension = MediaTypes.extensionOf(name);
        for (HalfKind kind : values()) {
            if (kind.extensions.contains(extension)) {
                return kind;
            }
        }
        return null;
    }

    /** The kind of this label. @throws IllegalArgumentException when there is none */
    public static HalfKind ofLabel(String label) {
        for (HalfKind kind : values()) {
            if (kind.label().equals(label)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("'" + label + "' is none of still, video");
    }

    /** The name as it stands in headers: lower case. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** How early a name is preferred among several that could be the same half; lower is better. */
    public int rank(String name) {
        return extensions.indexOf(MediaTypes.extensionOf(name));
    }
}

package io.drover.text;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A file name that somebody else has chosen, made fit for a file of ours: it stays in its folder, and can be made. */
public final class SafeFileName {
    private static final int LONGEST_BYTES = 255;

    private SafeFileName() {}

    /**
     * The name without folders and control characters, cut to 255 bytes in UTF-8 in front of its extension.
     *
     * @return null when nothing is left of it
     */
    public static @Nullable String of(@Nullable String name) {
        if (name == null) {
            return null;
        }
        String base = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)
                .replaceAll("[\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}]", "")
                .strip();
        return base.isEmpty() || base.equals(".") || base.equals("..") ? null : cut(base);
    }

    /** {@code a.jpg} with {@code x} is {@code a (x).jpg}; it is cut in front of the suffix. */
    public static String suffixed(String name, String suffix) {
        String extension = extension(name);
        return joined(name.substring(0, name.length() - extension.length()), " (" + suffix + ")" + extension);
    }

    private static String cut(String name) {
        String extension = extension(name);
        return joined(name.substring(0, name.length() - extension.length()), extension);
    }

    /** With its dot; empty when there is none, or none to be kept at all costs. */
    private static String extension(String name) {
        int dot = name.lastIndexOf('.');
        return dot > 0 && bytes(name.substring(dot)) <= LONGEST_BYTES / 2 ? name.substring(dot) : "";
    }

    /** The two in one, the stem cut so that the whole has no more than 255 bytes in UTF-8. */
    public static String joined(String stem, String ending) {
        String start = stem;
        while (bytes(start) + bytes(ending) > LONGEST_BYTES) {
            start = start.substring(0, start.offsetByCodePoints(start.length(), -1));
        }
        return start + ending;
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}

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

    private static String cut(String name) {
        int dot = name.lastIndexOf('.');
        String extension = dot > 0 && bytes(name.substring(dot)) <= LONGEST_BYTES / 2 ? name.substring(dot) : "";
        String stem = name.substring(0, name.length() - extension.length());
        while (bytes(stem) + bytes(extension) > LONGEST_BYTES) {
            stem = stem.substring(0, stem.offsetByCodePoints(stem.length(), -1));
        }
        return stem + extension;
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}

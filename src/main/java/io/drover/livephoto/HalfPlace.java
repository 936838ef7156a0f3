package io.drover.livephoto;

import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Locale;

/**
 * Where a half was found.
 *
 * @param directory the text of its folder
 * @param name its file name
 */
public record HalfPlace(String directory, String name) {

    /** The place of a file of any file system. */
    public static HalfPlace of(Path file) {
        Path parent = file.getParent();
        Path name = file.getFileName();
        return new HalfPlace(parent == null ? "" : parent.toString(), name == null ? file.toString() : name.toString());
    }

    /** What the names of two halves have in common, whatever their case and however letters are composed in them. */
    public static String key(String name) {
        int dot = name.lastIndexOf('.');
        String base = dot < 0 ? name : name.substring(0, dot);
        return Normalizer.normalize(base, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }

    /** {@link #key(String)} of the name. */
    public String key() {
        return key(name);
    }

    boolean sameNameAs(HalfPlace other) {
        return directory.equals(other.directory) && key().equals(other.key());
    }
}

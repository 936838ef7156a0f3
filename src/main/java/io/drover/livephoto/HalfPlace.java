package io.drover.livephoto;

import io.drover.text.PathText;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Locale;

/**
 * Where a half was found.
 *
 * @param directory the text of its folder, as the ledger has it
 * @param name its file name, the same
 */
public record HalfPlace(String directory, String name) {

    /** The place of a file of any file system. */
    public static HalfPlace of(Path file) {
        Path parent = file.getParent();
        return new HalfPlace(parent == null ? "" : PathText.of(parent), PathText.name(file));
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

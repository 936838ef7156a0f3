package io.drover.archive;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The names of a zip that was split: {@code photos.z01}, {@code photos.z02}, ... and {@code photos.zip}, which comes
 * last; or {@code photos.zip.001}, {@code photos.zip.002}, ..., which were cut as any file can be.
 */
public final class PartNames {
    private static final Pattern DISK = Pattern.compile("(.+)\\.([zZ])(\\d{2,3})");
    private static final Pattern PIECE = Pattern.compile("(.+\\.[zZ][iI][pP])\\.(\\d{3})");

    private PartNames() {}

    /** The file that stands for the whole set that this one is a part of, or null when it is none or that file itself. */
    public static @Nullable String mainOf(String name) {
        Matcher disk = DISK.matcher(name);
        if (disk.matches() && Integer.parseInt(disk.group(3)) > 0) {
            return disk.group(1) + (disk.group(2).equals("z") ? ".zip" : ".ZIP");
        }
        Matcher piece = PIECE.matcher(name);
        return piece.matches() && Integer.parseInt(piece.group(2)) > 1 ? piece.group(1) + ".001" : null;
    }

    /** Whether this is the first of the pieces of a file that was cut. */
    static boolean isFirstPiece(String main) {
        return main.toLowerCase(Locale.ROOT).endsWith(".zip.001");
    }

    /** The name of the part with this number, which begins with 1. @param main the file that stands for the set */
    static String part(String main, int number) {
        if (isFirstPiece(main)) {
            return main.substring(0, main.length() - 3) + String.format(Locale.ROOT, "%03d", number);
        }
        String stem = main.substring(0, main.length() - 3);
        return stem + (main.endsWith("ZIP") ? "Z" : "z") + String.format(Locale.ROOT, "%02d", number);
    }
}

package io.drover.library;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What NAS and operating systems leave between the photos: thumbnails, recycle bins, indexes, half-written downloads.
 * Names are compared without regard to case.
 */
final class Junk {
    private static final Set<String> FOLDERS = Set.of(
            // Synology
            "@eadir",
            "#recycle",
            "#snapshot",
            // QNAP
            ".@__thumb",
            "@recycle",
            "@recently-snapshot",
            // Windows
            "$recycle.bin",
            "system volume information",
            // Linux
            "lost+found",
            // macOS
            ".spotlight-v100",
            ".fseventsd",
            ".documentrevisions-v100",
            ".temporaryitems",
            ".appledouble",
            "__macosx");
    private static final List<String> FOLDER_PREFIXES = List.of(".trash");

    private static final Set<String> FILES = Set.of(".ds_store", "thumbs.db", "ehthumbs.db", "desktop.ini");
    private static final List<String> FILE_PREFIXES = List.of("._", ".fuse_hidden", ".nfs");
    private static final List<String> FILE_SUFFIXES = List.of(".part", ".partial", ".filepart", ".tmp", ".crdownload");

    private Junk() {}

    /** Whether a folder of this name is not entered. */
    static boolean folder(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return FOLDERS.contains(lower) || FOLDER_PREFIXES.stream().anyMatch(lower::startsWith);
    }

    /** Whether a file of this name is left out. */
    static boolean file(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return FILES.contains(lower)
                || FILE_PREFIXES.stream().anyMatch(lower::startsWith)
                || FILE_SUFFIXES.stream().anyMatch(lower::endsWith);
    }
}

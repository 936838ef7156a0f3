package io.drover.library;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a file lies in its library, in names. An archive counts as a folder that is named as its file without the
 * extension.
 *
 * @param library the library's own name, or null when it has none; for a file that is named from elsewhere its folder's
 * @param folders the folders from the library down to the file
 */
record FilePlace(@Nullable String library, List<String> folders) {
    /** How the path of a member of an archive goes on after the archive's file. */
    private static final String ARCHIVE = "!";

    private static final Pattern ARCHIVE_EXTENSION = Pattern.compile("(?i)(\\.(tar|zip))?\\.[^.]+$");

    /**
     * Reads the text of paths, because a member of an archive is of another file system than the library.
     *
     * @param base the folder that the library walks
     */
    static FilePlace of(@Nullable String library, Path base, Path file) {
        Path parent = file.getParent();
        String root = base.toString();
        String folder = parent == null ? "" : parent.toString();
        String separator = base.getFileSystem().getSeparator();
        if (folder.startsWith(root)) {
            return new FilePlace(library, names(folder.substring(root.length()), separator));
        }
        List<String> above = names(folder, separator);
        return new FilePlace(above.isEmpty() ? library : above.get(above.size() - 1), List.of());
    }

    private static List<String> names(String folders, String separator) {
        return Arrays.stream(folders.replace(separator, "/").split("/"))
                .filter(name -> !name.isEmpty())
                .map(FilePlace::withoutExtension)
                .toList();
    }

    private static String withoutExtension(String folder) {
        return folder.endsWith(ARCHIVE)
                ? ARCHIVE_EXTENSION
                        .matcher(folder.substring(0, folder.length() - ARCHIVE.length()))
                        .replaceFirst("")
                : folder;
    }

    /** The name of the folder that the file lies in, which may be the library. */
    @Nullable
    String folder() {
        return folders.isEmpty() ? library : folders.get(folders.size() - 1);
    }

    /** The name of the n-th folder below the library, or null when the file lies higher. @param number 1 for the first */
    @Nullable
    String folder(int number) {
        return number > folders.size() ? null : folders.get(number - 1);
    }

    /** The folders below the library with slashes between them, or null when the file lies in none of them. */
    @Nullable
    String path() {
        return folders.isEmpty() ? null : String.join("/", folders);
    }
}

package io.drover.library;

import io.drover.text.PathText;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What happens to a file once the server was seen to hold it. */
sealed interface After {

    /** It stays. */
    record Keep() implements After {}

    /** It is moved below this folder, under the path that it has below the library's root. */
    record Move(Path folder) implements After {}

    /** It is deleted. */
    record Delete() implements After {}

    /**
     * @param text {@code keep}, {@code delete} or {@code move:DIR}, DIR absolute or relative to the library
     * @throws LibraryException when it is none of these, or DIR cannot be moved to
     */
    static After parse(String text, Path library) {
        if (text.isBlank() || text.equals("keep")) {
            return new Keep();
        }
        if (text.equals("delete")) {
            return new Delete();
        }
        if (text.startsWith("move:") && !text.substring(5).isBlank()) {
            return new Move(folder(text, library));
        }
        throw new LibraryException("after: '" + text + "' is none of keep, move:DIR, delete");
    }

    private static Path folder(String text, Path library) {
        boolean here = library.getFileSystem().equals(FileSystems.getDefault()); // else nobody is asked yet
        Path base = here && Files.isRegularFile(library) && library.getParent() != null ? library.getParent() : library;
        Path folder;
        try {
            folder = base.resolve(text.substring(5).strip()).normalize();
        } catch (InvalidPathException exception) {
            throw new LibraryException("after: '" + text + "' names no folder: " + exception.getReason(), exception);
        }
        if (base.startsWith(folder)) {
            throw new LibraryException("after: '" + text + "' would move files into the library itself: name a folder"
                    + " outside of it, or one below it for the files that are done");
        }
        if (here && Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new LibraryException("after: '" + text + "' is a file, not a folder");
        }
        return folder;
    }

    /** The value of the message header that asks for it, or null to keep the file. */
    default @Nullable String header() {
        return this instanceof Move ? "move" : this instanceof Delete ? "delete" : null;
    }

    /** Whether another one, in whatever file system, does the same. */
    default boolean agreesWith(After other) {
        return this instanceof Move one && other instanceof Move two
                ? PathText.of(one.folder()).equals(PathText.of(two.folder()))
                : equals(other);
    }

    /** Whether this folder holds what was moved, and is not to be walked again. */
    default boolean holds(Path directory) {
        return this instanceof Move move && move.folder().equals(directory);
    }
}

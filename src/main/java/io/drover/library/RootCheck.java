package io.drover.library;

import io.drover.ingest.KnownFiles;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;

/** Whether a library can be walked: it is there, can be read, and has not lost everything that it held. */
final class RootCheck {
    private final Library library;
    private final KnownFiles knownFiles;

    RootCheck(Library library, KnownFiles knownFiles) {
        this.library = library;
        this.knownFiles = knownFiles;
    }

    /**
     * The root, or the folder of the one file that the library is.
     *
     * @throws LibraryException when it is refused, and why
     */
    Look check(int targetId) {
        Path root = library.root();
        try {
            BasicFileAttributes attributes = Files.readAttributes(root, BasicFileAttributes.class);
            Path parent = root.getParent();
            if (!attributes.isDirectory() && parent != null) {
                return Look.first(new Folder(parent, null, null), Set.of(String.valueOf(root.getFileName())), false);
            }
            Set<String> names = library.filter().named().names();
            if (isEmpty(root) && knownFiles.holdsFilesUnder(targetId, root)) {
                throw new LibraryException(
                        "library " + root + " is empty, but files were imported from it before: is it mounted?");
            }
            Folder folder = new Folder(root, null, attributes.fileKey());
            return names.isEmpty() ? Look.first(folder, names, true) : Look.named(folder, names);
        } catch (NoSuchFileException exception) {
            throw new LibraryException("library " + root + ": there is no such folder or file", exception);
        } catch (IOException exception) {
            throw new LibraryException(
                    "library " + root + " cannot be read: " + Problems.describe(exception), exception);
        }
    }

    private static boolean isEmpty(Path root) throws IOException {
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(root, RootCheck::counts)) {
            return !stream.iterator().hasNext();
        }
    }

    /** An empty mount point may well hold a lost+found or a hidden marker. */
    private static boolean counts(Path path) {
        String name = String.valueOf(path.getFileName());
        return !name.startsWith(".") && !Junk.folder(name) && !Junk.file(name);
    }
}

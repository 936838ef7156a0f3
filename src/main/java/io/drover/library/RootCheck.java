package io.drover.library;

import io.drover.ingest.KnownFiles;
import io.drover.storage.StorageFileSystem;
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
            if (!library.inbox() && isEmpty(root)) {
                requireNothingLost(targetId, root);
            }
            return begin(new Folder(root, null, attributes.fileKey()));
        } catch (NoSuchFileException exception) {
            if (comesWithItsFiles(root)) {
                requireNothingLost(targetId, root);
                return begin(new Folder(root, null, null));
            }
            throw new LibraryException("library " + root + ": there is no such folder or file", exception);
        } catch (IOException exception) {
            throw new LibraryException(
                    "library " + root + " cannot be read: " + Problems.describe(exception), exception);
        }
    }

    /** Whether a folder is there only while something is in it, as in a bucket. */
    private static boolean comesWithItsFiles(Path root) {
        return root.getFileSystem() instanceof StorageFileSystem remote
                && !remote.storage().keepsFolders();
    }

    private void requireNothingLost(int targetId, Path root) {
        if (knownFiles.holdsFilesUnder(targetId, root)) {
            throw new LibraryException(
                    "library " + root + " is empty, but files were imported from it before: is it mounted?");
        }
    }

    private Look begin(Folder root) {
        Set<String> names = library.filter().named().names();
        return names.isEmpty() ? Look.first(root, names, true) : Look.named(root, names);
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

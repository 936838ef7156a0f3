package io.drover.library;

import io.drover.ingest.SharedFile;
import io.drover.storage.StorageFileSystem;
import io.drover.storage.StoragePath;
import io.drover.text.PathText;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Where a file is that another node has found. What that says is not believed: nothing but a file of the library is meant. */
final class SharedPlace {
    private final Library library;

    SharedPlace(Library library) {
        this.library = library;
    }

    /**
     * The path on this node, in the file system of the library.
     *
     * @throws IllegalArgumentException when the file is of another library, or its path leads out of this one
     */
    Path of(SharedFile shared) {
        if (!shared.source().equals(library.source()) || !shared.target().equals(library.target())) {
            throw new IllegalArgumentException(
                    "library:open of source '" + library.source() + "' for " + library.target()
                            + " was given a file of source '" + shared.source() + "' for " + shared.target());
        }
        Path path = path(shared.path());
        if (!path.isAbsolute() || !path.equals(path.normalize()) || !path.startsWith(library.root())) {
            throw new IllegalArgumentException(
                    "library:open was given " + shared.path() + ", which is not below " + library.root());
        }
        return path;
    }

    private Path path(String text) {
        try {
            return library.root().getFileSystem() instanceof StorageFileSystem remote
                    ? stored(remote, text)
                    : PathText.path(text);
        } catch (InvalidPathException exception) {
            throw new IllegalArgumentException("library:open was given '" + text + "', which is no path", exception);
        }
    }

    /** As text, a path in a storage begins with the storage's name. */
    private static StoragePath stored(StorageFileSystem remote, String text) {
        String name = remote.storage().name();
        if (!text.startsWith(name + "/")) {
            throw new IllegalArgumentException("library:open was given " + text + ", which is not in " + name);
        }
        return remote.getPath(text.substring(name.length()));
    }
}

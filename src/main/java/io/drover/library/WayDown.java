package io.drover.library;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Finds a folder of a library as the walk would: only through folders that are entered. */
final class WayDown {
    private final Library library;
    private final Folder root;

    WayDown(Library library, Folder root) {
        this.library = library;
        this.root = root;
    }

    /** The folder with those above it, or null when the walk would not come there. */
    @Nullable
    Folder to(Path path) {
        if (path.equals(root.path())) {
            return root;
        }
        Path above = path.getParent();
        if (above == null || !path.startsWith(root.path())) {
            return null;
        }
        Folder parent = to(above);
        Entry entry = parent == null || !Files.isDirectory(path) ? null : Entry.of(path);
        if (parent == null || entry == null || !library.enters(parent, entry)) {
            return null;
        }
        return new Folder(path, parent, entry.stamp().fileKey());
    }
}

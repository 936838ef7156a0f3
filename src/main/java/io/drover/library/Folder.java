package io.drover.library;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A folder on the way down from the root.
 *
 * @param path absolute
 * @param parent the folder that it was found in, or null for the root
 * @param key device and inode where the file system has them
 */
record Folder(Path path, @Nullable Folder parent, @Nullable Object key) {

    /** Whether a folder with this key is this one or one above it: entering it would never end. */
    boolean within(@Nullable Object other) {
        if (other == null) {
            return false;
        }
        for (Folder folder = this; folder != null; folder = folder.parent()) {
            if (other.equals(folder.key())) {
                return true;
            }
        }
        return false;
    }
}

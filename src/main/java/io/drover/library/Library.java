package io.drover.library;

import io.drover.storage.StoragePath;
import io.drover.text.PathText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A library as it is configured, all values checked.
 *
 * @param source its name in reports and in the ledger
 * @param target name of the component that the files are for
 * @param root absolute path of a folder or of one file
 * @param filter what counts
 * @param stableFor a file that was modified less than this ago is still being written
 * @param once whether there is one scan, which decides about every file
 * @param recheck whether files that the target holds go the whole way again
 * @param after what happens to a file once the server was seen to hold it
 * @param walkers threads that walk
 * @param inbox whether files are dropped into it, and are to leave it again
 * @param naming which albums and tags its files get
 * @param archives whether archives are walked like folders
 * @param pictures what counts of pictures by what their files say
 */
record Library(
        String source,
        String target,
        Path root,
        Filter filter,
        Duration stableFor,
        boolean once,
        boolean recheck,
        After after,
        int walkers,
        boolean inbox,
        Naming naming,
        boolean archives,
        Pictures pictures) {

    /** Whether the walk goes from one folder down into another. */
    boolean enters(Folder parent, Entry folder) {
        return filter.enters(folder.path(), folder.name())
                && !after.holds(folder.path())
                && !parent.within(folder.stamp().fileKey());
    }

    /** Whether another one is about the same files and does the same with them, in whatever file system. */
    boolean agreesWith(Library other) {
        return PathText.of(root).equals(PathText.of(other.root)) && after.agreesWith(other.after);
    }

    /** The folder that paths of files are relative to. */
    Path base() {
        return baseOf(root);
    }

    /** The folder that paths are relative to in a library of this root. A storage is not asked for it: its roots are folders. */
    static Path baseOf(Path root) {
        Path parent = root.getParent();
        return parent != null && !(root instanceof StoragePath) && Files.isRegularFile(root) ? parent : root;
    }
}

package io.drover.cli;

import io.drover.library.FileList;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an upload is about.
 *
 * @param roots folders and files, none inside of another
 * @param listing names files in their place, or null
 */
record UploadSource(List<Path> roots, @Nullable Listing listing) {

    /** A list of files that knows its name, and what became of it. */
    interface Listing extends FileList {
        /** What it is called in sentences and in the ledger. */
        String shown();

        /** Why it could not be read to its end, in one sentence, or null. */
        @Nullable
        String trouble();
    }

    static UploadSource of(Path root) {
        return new UploadSource(List.of(root), null);
    }

    /** Why not all could be named, or null. */
    @Nullable
    String trouble() {
        return listing == null ? null : listing.trouble();
    }
}

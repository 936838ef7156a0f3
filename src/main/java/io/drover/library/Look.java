package io.drover.library;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One look at a folder.
 *
 * @param folder the folder
 * @param only the names that count, or empty for all
 * @param listed whether somebody named them, so that each has its end, also what is missing or a folder
 * @param deep whether its sub-folders are walked, too
 * @param failedBefore whether the ledger says that it could not be listed
 * @param attempt 0 for the first look, more when files were still being written
 * @param decidedUpTo from the second look on: files that were modified up to then were decided about before, nanoseconds
 *     since 1970
 * @param decided from the second look on: names of files with a date in the future that were decided about before
 * @param archive the archive of the folder that is looked into instead of it, or null
 */
record Look(
        Folder folder,
        Set<String> only,
        boolean listed,
        boolean deep,
        boolean failedBefore,
        int attempt,
        long decidedUpTo,
        Set<String> decided,
        @Nullable FoundArchive archive) {

    static Look first(Folder folder, Set<String> only, boolean deep) {
        return new Look(folder, only, false, deep, false, 0, Long.MIN_VALUE, Set.of(), null);
    }

    /** The first look at files that somebody named. */
    static Look named(Folder folder, Set<String> names) {
        return new Look(folder, names, true, false, false, 0, Long.MIN_VALUE, Set.of(), null);
    }

    /** The first look at a folder below. */
    Look below(Folder child, boolean childFailedBefore) {
        return new Look(child, Set.of(), false, deep, childFailedBefore, 0, Long.MIN_VALUE, Set.of(), null);
    }

    /** The next look, at what waits. @param threshold up to which files were decided about in this one */
    Look again(long threshold, Set<String> decidedNow) {
        return new Look(folder, only, listed, false, false, attempt + 1, threshold, Set.copyOf(decidedNow), null);
    }

    /** The look into an archive of this folder. */
    Look into(FoundArchive found) {
        return new Look(folder, Set.of(), false, true, false, 0, Long.MIN_VALUE, Set.of(), found);
    }

    boolean isFirst() {
        return attempt == 0;
    }
}

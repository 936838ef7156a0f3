package io.drover.ingest;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;

/** What a walk asks the ledger. Safe for any number of threads. */
public interface KnownFiles {

    /** The number under which the ledger holds this target; made when it is new. */
    int target(TargetId target);

    /**
     * What is known of these files, in one query.
     *
     * @param target as {@link #target} gave it
     * @param directory their folder, absolute
     * @param names file names in it, a thousand at most
     * @return by name; a file that is not known is not in it
     */
    Map<String, Known> find(int target, Path directory, Collection<String> names);

    /** Whether files below this folder are known that should still be there. */
    boolean holdsFilesUnder(int target, Path root);
}

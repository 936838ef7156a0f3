package io.drover.ingest;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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

    /**
     * Which versions of sidecars the target was given, in one query.
     *
     * @param directory the folder of the photos, absolute
     * @param photos file names in it, a thousand at most
     * @return by the name of the photo
     */
    Map<String, KnownSidecar> sidecars(int target, Path directory, Collection<String> photos);

    /**
     * The checksum of this version of a file that was recorded for another target: what one server was given need not
     * be read again for the next.
     *
     * @return SHA-1, 40 lower-case hex digits, or null when there is none
     */
    @Nullable
    String checksumElsewhere(Path path, FileStamp stamp);

    /** Whether files in this folder or below it are due again, changed or not. */
    boolean dueUnder(int target, Path folder, long nowMillis);

    /** Records what was done with the files in this folder and below it, which has gone with all of them. */
    void disposedUnder(int target, Path folder, String disposal);

    /** Whether files below this folder are known that should still be there. */
    boolean holdsFilesUnder(int target, Path root);
}

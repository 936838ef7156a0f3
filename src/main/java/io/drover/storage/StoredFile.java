package io.drover.storage;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a storage.
 *
 * @param name the last part of its path; empty for the root
 * @param kind what it is
 * @param size bytes; 0 for what is no file
 * @param modified its time; 1970-01-01T00:00:00Z where the storage keeps none, as for folders of a bucket
 * @param version what tells one version from another besides size and time, such as an ETag, or null where there is nothing
 */
public record StoredFile(
        String name,
        Kind kind,
        long size,
        Instant modified,
        @Nullable String version) {

    /** What a name may stand for. */
    public enum Kind {
        FILE,
        FOLDER,
        /** A link, a pipe, a device: it is seen, and not read. */
        OTHER
    }

    /** A folder, of which nothing but its name is known. */
    public static StoredFile folder(String name) {
        return new StoredFile(name, Kind.FOLDER, 0, Instant.EPOCH, null);
    }
}

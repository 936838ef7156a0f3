package io.drover.archive;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A file in an archive. An index holds one for each, so it is as small as it can be.
 *
 * @param path where it is: its names with slashes between
 * @param size bytes of its content
 * @param modifiedMillis its time, milliseconds since 1970
 * @param position of a zip's member: of its header in the archive; of a tar's: of its content in the tar
 * @param packing how a zip holds it, or null where its bytes stand as they are
 * @param flaw why it is not read, or null
 */
public record Member(
        String path,
        long size,
        long modifiedMillis,
        long position,
        @Nullable Packing packing,
        @Nullable Flaw flaw) {

    /** How a zip holds a member. @param size bytes that it takes there */
    record Packing(long size, int crc, short method) {}

    /** The last part of its path. */
    public String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** The folders that it is in, or the empty text. */
    String folder() {
        return path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }

    Instant modified() {
        return Instant.ofEpochMilli(modifiedMillis);
    }

    Member at(String newPath) {
        return new Member(newPath, size, modifiedMillis, position, packing, flaw);
    }
}

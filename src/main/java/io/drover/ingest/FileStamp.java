package io.drover.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What tells one version of a file from the next without reading it.
 *
 * @param size bytes
 * @param modifiedNanos modification time, nanoseconds since 1970-01-01T00:00:00Z
 * @param fileKey device and inode where the file system has them; compared by {@code equals}
 */
public record FileStamp(
        long size, long modifiedNanos, @Nullable Object fileKey) {

    /** The stamp of the file as it is now, links followed. @throws IOException when it cannot be read */
    public static FileStamp of(Path path) throws IOException {
        return of(Files.readAttributes(path, BasicFileAttributes.class));
    }

    /** The stamp in these attributes. */
    public static FileStamp of(BasicFileAttributes attributes) {
        return new FileStamp(
                attributes.size(), attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS), attributes.fileKey());
    }

    /** The modification time. */
    public Instant modified() {
        return Instant.ofEpochSecond(
                Math.floorDiv(modifiedNanos, 1_000_000_000L), Math.floorMod(modifiedNanos, 1_000_000_000L));
    }
}

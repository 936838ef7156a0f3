package io.drover.ingest;

import io.drover.text.PathText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/**
 * One version of a sidecar.
 *
 * @param name the last part of its path, as {@link PathText} writes it
 * @param size bytes
 * @param modifiedNanos modification time, nanoseconds since 1970-01-01T00:00:00Z
 */
public record SidecarVersion(String name, long size, long modifiedNanos) {

    /** The one that lies there now, or null when there is no file. */
    public static @Nullable SidecarVersion of(Path sidecar) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(sidecar, BasicFileAttributes.class);
            return attributes.isRegularFile() ? of(sidecar, FileStamp.of(attributes)) : null;
        } catch (IOException e) {
            return null;
        }
    }

    /** The one of this stamp. */
    public static SidecarVersion of(Path sidecar, FileStamp stamp) {
        return new SidecarVersion(PathText.name(sidecar), stamp.size(), stamp.modifiedNanos());
    }
}

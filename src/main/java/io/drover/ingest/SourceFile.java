package io.drover.ingest;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * One file on its way: the body of a message from a source to {@code ledger:record}.
 *
 * @param source the source's name, shown in reports
 * @param target the name of the Immich component that it is meant for
 * @param path absolute path of the file that is read
 * @param stamp the file as it was found
 * @param sidecar the XMP file that travels with it, or null
 * @param known what the ledger holds of this version of the file, or null when it is new or changed
 */
public record SourceFile(
        String source,
        String target,
        Path path,
        FileStamp stamp,
        @Nullable Path sidecar,
        @Nullable Known known) {

    /** The last part of the path. */
    public String name() {
        Path name = path.getFileName();
        return name == null ? path.toString() : name.toString();
    }
}

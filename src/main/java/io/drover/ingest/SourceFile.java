package io.drover.ingest;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * One file on its way: the body of a message from a source to {@code ledger:record}.
 *
 * @param source the source's name, shown in reports
 * @param target the name of the Immich component that it is meant for
 * @param path absolute path of the file; of whatever file system, so that nothing but its own may resolve it
 * @param content where its bytes are read from: the path itself, or a file that keeps them for as long as the message lives
 * @param stamp the file as it was found
 * @param sidecar the XMP file that travels with it, or null
 * @param known what the ledger holds of this version of the file, or null when it is new or changed
 */
public record SourceFile(
        String source,
        String target,
        Path path,
        Path content,
        FileStamp stamp,
        @Nullable Path sidecar,
        @Nullable Known known) {

    /** A file that is read where it is. */
    public SourceFile(
            String source, String target, Path path, FileStamp stamp, @Nullable Path sidecar, @Nullable Known known) {
        this(source, target, path, path, stamp, sidecar, known);
    }

    /** The same file, whose bytes are read from there. */
    public SourceFile readFrom(Path newContent) {
        return new SourceFile(source, target, path, newContent, stamp, sidecar, known);
    }

    /** Whether its bytes are kept in another place than its own. */
    public boolean spooled() {
        return !content.equals(path);
    }

    /** The last part of the path. */
    public String name() {
        Path name = path.getFileName();
        return name == null ? path.toString() : name.toString();
    }
}

package io.drover.ingest;

import org.jspecify.annotations.Nullable;

/**
 * A file as one node tells another of it: nothing in it is an object of a file system, and nothing is believed before
 * the node that has it has looked itself.
 *
 * @param source the source's name
 * @param target the name of the component that the file is meant for
 * @param path where it is, as {@link io.drover.text.PathText} writes absolute paths
 * @param size bytes, when it was found
 * @param modifiedNanos modification time, when it was found, nanoseconds since 1970-01-01T00:00:00Z
 * @param sidecar the name of the XMP file beside it that travels with it, or null
 * @param partner the name of the file beside it that may be the other half of a live photo, or null
 */
public record SharedFile(
        String source,
        String target,
        String path,
        long size,
        long modifiedNanos,
        @Nullable String sidecar,
        @Nullable String partner) {}

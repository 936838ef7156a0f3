package io.drover.sandbox;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A file that the server sends.
 *
 * @param size bytes
 * @param modified when it was changed last
 * @param contentType its media type
 * @param name what it is to be saved as, or null
 * @param content opens it at its first byte
 */
record SentFile(
        long size,
        Instant modified,
        String contentType,
        @Nullable String name,
        Content content) {

    /** Where the bytes come from. */
    @FunctionalInterface
    interface Content {
        InputStream open() throws IOException;
    }

    /** The asset's original; where the bytes were not kept, so many zeros. */
    static SentFile original(StoredAsset asset, @Nullable String name) {
        Path path = asset.original();
        return new SentFile(
                asset.size(),
                AssetViews.date(asset, "fileModifiedAt"),
                AssetViews.mimeType(asset),
                name,
                path == null ? Zeros::new : () -> Files.newInputStream(path));
    }

    static SentFile inMemory(byte[] content, Instant modified, String contentType, String name) {
        return new SentFile(content.length, modified, contentType, name, () -> new ByteArrayInputStream(content));
    }

    /** As Express makes it: weak, of the size and the time. */
    String tag() {
        return "W/\"" + Long.toHexString(size) + "-" + Long.toHexString(modified.toEpochMilli()) + '"';
    }
}

package io.drover.immich.api;

import io.drover.immich.api.model.UploadAsset;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * One file for uploadAsset.
 *
 * @param file what is read
 * @param fileName the name that the asset gets; its extension decides the type
 * @param size bytes; exactly so many are sent
 * @param checksum SHA-1 of the whole file, 40 lower-case hex digits
 * @param fileCreatedAt when the picture was taken, as far as is known
 * @param fileModifiedAt the file's modification time
 * @param sidecar the XMP file that travels with it, or null
 * @param options what else is said of it
 * @param guard called after the last byte was read and before the last block is sent
 * @param sent told the number of bytes of each block once it went out; called on the sending thread
 */
public record AssetUpload(
        Path file,
        String fileName,
        long size,
        String checksum,
        Instant fileCreatedAt,
        Instant fileModifiedAt,
        @Nullable Path sidecar,
        UploadAsset options,
        Guard guard,
        LongConsumer sent) {

    /** The last look at the file before the server can believe that it has it. */
    @FunctionalInterface
    public interface Guard {
        /** Returns when the file is still the one that was hashed. @throws IOException to break the request off */
        void check() throws IOException;
    }

    /** Runs the guard. @throws IOException to break the request off */
    public void beforeLastBlock() throws IOException {
        guard.check();
    }
}

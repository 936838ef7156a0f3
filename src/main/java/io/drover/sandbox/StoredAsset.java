package io.drover.sandbox;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An asset as the sandbox holds it.
 *
 * @param id a UUID
 * @param owner the user's id
 * @param name the original file name
 * @param sha1 of the stored bytes, 40 lower-case hex digits
 * @param size bytes
 * @param video whether it is a video, by its extension
 * @param visibility timeline, archive, hidden or locked
 * @param trashed whether it lies in the trash
 * @param sidecar whether an XMP file came with it
 * @param fields the text fields of its upload
 * @param createdAt when it was made
 * @param updatedAt when it was changed last
 * @param original where its bytes are, or null when they were not kept
 * @param originalMissing whether the server has lost the file
 */
public record StoredAsset(
        String id,
        String owner,
        String name,
        String sha1,
        long size,
        boolean video,
        String visibility,
        boolean trashed,
        boolean sidecar,
        Map<String, String> fields,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Path original,
        boolean originalMissing) {

    StoredAsset trashed(boolean newTrashed, Instant now) {
        return new StoredAsset(
                id,
                owner,
                name,
                sha1,
                size,
                video,
                visibility,
                newTrashed,
                sidecar,
                fields,
                createdAt,
                now,
                original,
                originalMissing);
    }

    StoredAsset hidden(Instant now) {
        return new StoredAsset(
                id,
                owner,
                name,
                sha1,
                size,
                video,
                "hidden",
                trashed,
                sidecar,
                fields,
                createdAt,
                now,
                original,
                originalMissing);
    }

    StoredAsset withoutOriginal() {
        return new StoredAsset(
                id,
                owner,
                name,
                sha1,
                size,
                video,
                visibility,
                trashed,
                sidecar,
                fields,
                createdAt,
                updatedAt,
                null,
                true);
    }
}

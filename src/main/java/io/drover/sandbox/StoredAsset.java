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
 * @param favorite whether it is a favourite
 * @param liveVideo the id of the video that moves this still, or null
 * @param duplicateId the group of assets that look alike, or null
 * @param edited whether it is shown otherwise than its file has it
 * @param sidecar whether an XMP file came with it
 * @param exif what was set of its description, dates, place and rating
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
        boolean favorite,
        @Nullable String liveVideo,
        @Nullable String duplicateId,
        boolean edited,
        boolean sidecar,
        Exif exif,
        Map<String, String> fields,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Path original,
        boolean originalMissing) {}

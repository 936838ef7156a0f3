package io.drover.immich.api.model;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An asset, in all versions. Times are as the server writes them: ISO 8601, localDateTime with a Z that means nothing.
 *
 * @param id its UUID
 * @param type IMAGE, VIDEO, AUDIO or OTHER
 * @param ownerId whose it is, a UUID
 * @param originalFileName its file's name
 * @param originalPath where the server keeps the file; null where the stream told of the asset
 * @param originalMimeType such as image/jpeg
 * @param checksum SHA-1 of the file, base64; see {@link #checksumHex}
 * @param thumbhash a tiny picture of it, base64; null until it is made
 * @param fileCreatedAt when it was taken
 * @param fileModifiedAt when the file was written
 * @param localDateTime when it was taken by the clock of the place
 * @param createdAt when it came into Immich; null before 1.140
 * @param updatedAt when it was changed
 * @param isFavorite whether it is a favourite
 * @param isArchived whether it is in the archive
 * @param isTrashed whether it lies in the trash
 * @param isOffline whether its file is gone; null where the stream told of the asset
 * @param visibility archive, timeline, hidden or locked
 * @param hasMetadata whether its file was read; null where the stream told of the asset
 * @param duration of a video as the server says it; see {@link #length}
 * @param livePhotoVideoId the video that belongs to this picture, a UUID
 * @param libraryId the external library that it is in, a UUID
 * @param duplicateId the group of duplicates that it belongs to
 * @param exifInfo what its file says of it; null where it was not asked for
 * @param tags its tags; null where the operation does not tell
 * @param width pixels; null before 2.5 and until the file was read
 * @param height pixels; null before 2.5 and until the file was read
 * @param deviceAssetId what its device called it; null since 3.0
 * @param deviceId the device that it came from; null since 3.0
 * @param others all other fields
 */
public record Asset(
        String id,
        String type,
        String ownerId,
        String originalFileName,
        @Nullable String originalPath,
        @Nullable String originalMimeType,
        String checksum,
        @Nullable String thumbhash,
        String fileCreatedAt,
        String fileModifiedAt,
        String localDateTime,
        @Nullable String createdAt,
        String updatedAt,
        boolean isFavorite,
        boolean isArchived,
        boolean isTrashed,
        @Nullable Boolean isOffline,
        String visibility,
        @Nullable Boolean hasMetadata,
        @Nullable JsonNode duration,
        @Nullable String livePhotoVideoId,
        @Nullable String libraryId,
        @Nullable String duplicateId,
        @Nullable Map<String, Object> exifInfo,
        @Nullable List<Tag> tags,
        @Nullable Integer width,
        @Nullable Integer height,
        @Nullable String deviceAssetId,
        @Nullable String deviceId,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> others) {
    /** The SHA-1 of the file as 40 lower-case hex digits. */
    public String checksumHex() {
        return HexFormat.of().formatHex(Base64.getDecoder().decode(checksum));
    }

    /** How long a video is; null for a picture, and for a video whose file was not read yet. */
    public @Nullable Duration length() {
        return MediaDuration.read(duration);
    }
}

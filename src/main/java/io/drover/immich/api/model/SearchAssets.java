package io.drover.immich.api.model;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What searchAssets looks for; what is null does not matter.
 *
 * @param albumIds albums that hold it, UUIDs
 * @param checksum SHA-1 of the file, 40 hex digits or base64
 * @param city where it was taken
 * @param country where it was taken
 * @param createdAfter added to Immich after it
 * @param createdBefore added to Immich before it
 * @param description words of the description
 * @param deviceAssetId what its device called it; before 3.0
 * @param deviceId the device that it came from; before 3.0
 * @param encodedVideoPath path on the server
 * @param id the asset itself, a UUID
 * @param isEncoded whether the server made another video of it
 * @param isFavorite whether it is a favourite
 * @param isMotion whether it has a video
 * @param isNotInAlbum whether no album holds it
 * @param isOffline whether its file is gone
 * @param lensModel the lens
 * @param libraryId the external library, a UUID; empty is none
 * @param make the maker of the camera
 * @param model the camera
 * @param ocr text in the picture; since 2.2
 * @param order asc or desc, by time of capture
 * @param originalFileName part of its name
 * @param originalPath path on the server
 * @param page 1 or more
 * @param personIds people on it, UUIDs
 * @param previewPath path on the server
 * @param rating stars; empty is without any
 * @param size how many, 1 to 1,000; null leaves it to the server
 * @param state where it was taken
 * @param tagIds tags, UUIDs; empty is without any
 * @param takenAfter taken after it
 * @param takenBefore taken before it
 * @param thumbnailPath path on the server
 * @param trashedAfter trashed after it
 * @param trashedBefore trashed before it
 * @param type IMAGE, VIDEO, AUDIO or OTHER
 * @param updatedAfter changed after it
 * @param updatedBefore changed before it
 * @param visibility archive, timeline, hidden or locked
 * @param withDeleted whether trashed ones are found too
 * @param withExif whether the answer has exifInfo
 * @param withPeople whether the answer has people
 * @param withStacked whether stacked assets are found too
 */
public record SearchAssets(
        @Nullable List<String> albumIds,
        @Nullable String checksum,
        @Nullable Optional<String> city,
        @Nullable Optional<String> country,
        @Nullable IsoTime createdAfter,
        @Nullable IsoTime createdBefore,
        @Nullable String description,
        @Nullable String deviceAssetId,
        @Nullable String deviceId,
        @Nullable String encodedVideoPath,
        @Nullable String id,
        @Nullable Boolean isEncoded,
        @Nullable Boolean isFavorite,
        @Nullable Boolean isMotion,
        @Nullable Boolean isNotInAlbum,
        @Nullable Boolean isOffline,
        @Nullable Optional<String> lensModel,
        @Nullable Optional<String> libraryId,
        @Nullable Optional<String> make,
        @Nullable Optional<String> model,
        @Nullable String ocr,
        @Nullable String order,
        @Nullable String originalFileName,
        @Nullable String originalPath,
        @Nullable Integer page,
        @Nullable List<String> personIds,
        @Nullable String previewPath,
        @Nullable Optional<Integer> rating,
        @Nullable Integer size,
        @Nullable Optional<String> state,
        @Nullable Optional<List<String>> tagIds,
        @Nullable IsoTime takenAfter,
        @Nullable IsoTime takenBefore,
        @Nullable String thumbnailPath,
        @Nullable IsoTime trashedAfter,
        @Nullable IsoTime trashedBefore,
        @Nullable String type,
        @Nullable IsoTime updatedAfter,
        @Nullable IsoTime updatedBefore,
        @Nullable String visibility,
        @Nullable Boolean withDeleted,
        @Nullable Boolean withExif,
        @Nullable Boolean withPeople,
        @Nullable Boolean withStacked) {}

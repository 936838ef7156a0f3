package io.drover.immich.api.model;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What updateAssets changes of many assets; what is null stays.
 *
 * @param ids UUIDs
 * @param isFavorite whether it is a favourite
 * @param visibility archive, timeline, hidden or locked
 * @param dateTimeOriginal when it was taken
 * @param latitude degrees north, -90 to 90; goes with longitude
 * @param longitude degrees east, -180 to 180; goes with latitude
 * @param rating 1 to 5 stars, -1 for rejected, empty for none
 * @param description what is written below it
 * @param duplicateId the group of duplicates that they belong to; empty takes them out of theirs
 * @param dateTimeRelative minutes by which the time of capture moves; instead of dateTimeOriginal
 * @param timeZone the time zone of the time of capture, such as Europe/Berlin; with dateTimeRelative or alone
 */
public record UpdateAssets(
        List<String> ids,
        @Nullable Boolean isFavorite,
        @Nullable String visibility,
        @Nullable IsoTime dateTimeOriginal,
        @Nullable Double latitude,
        @Nullable Double longitude,
        @Nullable Optional<Integer> rating,
        @Nullable String description,
        @Nullable Optional<String> duplicateId,
        @Nullable Integer dateTimeRelative,
        @Nullable String timeZone) {}

package io.drover.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * What people have set of an asset's description, date, place and rating; the sandbox reads none of it from files.
 *
 * @param description never null, empty when there is none
 * @param rating -1 to 5, or null
 * @param taken the date that was set, with its offset, or null
 * @param timeZone as it is shown, such as {@code UTC+2} or {@code Europe/Paris}, or null
 * @param latitude in degrees, or null
 * @param longitude in degrees, or null
 */
public record Exif(
        String description,
        @Nullable Integer rating,
        @Nullable OffsetDateTime taken,
        @Nullable String timeZone,
        @Nullable Double latitude,
        @Nullable Double longitude) {
    static final Exif NONE = new Exif("", null, null, null, null, null);

    /**
     * With what the body of an update sets.
     *
     * @param body its fields are valid
     * @param zeroIsUnrated whether a rating of 0 takes the rating away
     */
    Exif changedBy(JsonNode body, boolean zeroIsUnrated) {
        OffsetDateTime date = body.has("dateTimeOriginal")
                ? Shapes.zonedDate(body.path("dateTimeOriginal").asText())
                : null;
        return new Exif(
                body.path("description").asText(description),
                body.has("rating") ? rating(body.path("rating"), zeroIsUnrated) : rating,
                date == null ? taken : date,
                date == null ? timeZone : name(date.getOffset()),
                body.has("latitude") ? Double.valueOf(body.path("latitude").asDouble()) : latitude,
                body.has("longitude") ? Double.valueOf(body.path("longitude").asDouble()) : longitude);
    }

    Exif description(String newDescription) {
        return new Exif(newDescription, rating, taken, timeZone, latitude, longitude);
    }

    Exif rating(int newRating) {
        return new Exif(description, newRating, taken, timeZone, latitude, longitude);
    }

    Exif taken(OffsetDateTime newDate) {
        return new Exif(description, rating, newDate, name(newDate.getOffset()), latitude, longitude);
    }

    Exif place(double newLatitude, double newLongitude) {
        return new Exif(description, rating, taken, timeZone, newLatitude, newLongitude);
    }

    /** Taken so many minutes later than {@code from}, in another zone or, with null, in the same. */
    Exif moved(OffsetDateTime from, long minutes, @Nullable String zone) {
        ZoneId known = zone == null ? null : Shapes.zone(zone);
        OffsetDateTime moved = from.plusMinutes(minutes);
        return new Exif(
                description,
                rating,
                known == null ? moved : moved.atZoneSameInstant(known).toOffsetDateTime(),
                zone == null ? timeZone : zone,
                latitude,
                longitude);
    }

    private static @Nullable Integer rating(JsonNode rating, boolean zeroIsUnrated) {
        return rating.isNull() || zeroIsUnrated && rating.asInt() == 0 ? null : Integer.valueOf(rating.asInt());
    }

    private static String name(ZoneOffset offset) {
        int minutes = offset.getTotalSeconds() / 60;
        if (minutes == 0) {
            return "UTC";
        }
        String hours = "UTC" + (minutes < 0 ? "-" : "+") + Math.abs(minutes) / 60;
        return minutes % 60 == 0 ? hours : "%s:%02d".formatted(hours, Math.abs(minutes) % 60);
    }
}

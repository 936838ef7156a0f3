package io.drover.sandbox;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Assets as the stream shows them, which is less than getAssetInfo does. */
final class SyncAssetViews {
    private static final List<String> BEFORE_DATES = List.of("exifImageWidth", "exifImageHeight");
    private static final List<String> OF_PLACE = List.of("projectionType", "city", "state", "country");
    private static final List<String> OF_CAMERA = List.of(
            "make", "model", "lensModel", "fNumber", "focalLength", "iso", "exposureTime", "profileDescription");

    private final World world;
    private final boolean millis;
    private final boolean sized;

    SyncAssetViews(World world) {
        this.world = world;
        this.millis = world.profile().durationInMillis();
        this.sized = !world.profile().absentAssetFields().contains("width");
    }

    /** What becomes of an asset in the eyes of a user. */
    @FunctionalInterface
    interface View {
        LineData of(StoredAsset asset, Accounts.User viewer);
    }

    /** A view for the caller of a run, of the assets that changes begin with and that are there. */
    Function<ChangeLog.Change, @Nullable LineData> of(View view, SyncRun run) {
        return change -> {
            StoredAsset asset = world.assets().find(change.key().get(0));
            return asset == null ? null : view.of(asset, run.user());
        };
    }

    /** The data of AssetV1, which tells everybody what the owner likes. */
    LineData first(StoredAsset asset, Accounts.User viewer) {
        return json -> {
            json.writeStartObject();
            write(asset, asset.favorite(), json);
            json.writeEndObject();
        };
    }

    /** The data of AssetV2. */
    LineData second(StoredAsset asset, Accounts.User viewer) {
        return json -> {
            json.writeStartObject();
            write(asset, asset.favorite() && asset.owner().equals(viewer.id()), json);
            json.writeStringField("createdAt", AssetViews.time(asset.createdAt()));
            json.writeEndObject();
        };
    }

    private void write(StoredAsset asset, boolean favorite, JsonGenerator json) throws IOException {
        json.writeStringField("id", asset.id());
        json.writeStringField("ownerId", asset.owner());
        json.writeStringField("originalFileName", asset.name());
        json.writeStringField("fileCreatedAt", AssetViews.time(AssetViews.date(asset, "fileCreatedAt")));
        json.writeStringField("fileModifiedAt", AssetViews.time(AssetViews.date(asset, "fileModifiedAt")));
        json.writeStringField("localDateTime", AssetViews.time(AssetViews.localDate(asset)));
        json.writeStringField("type", AssetViews.type(asset));
        json.writeStringField("deletedAt", asset.trashed() ? AssetViews.time(asset.updatedAt()) : null);
        json.writeBooleanField("isFavorite", favorite);
        json.writeStringField("visibility", asset.visibility());
        duration(asset.fields().get("duration"), json);
        json.writeStringField("livePhotoVideoId", asset.liveVideo());
        Stack stack = world.stacks().of(asset.id());
        json.writeStringField("stackId", stack == null ? null : stack.id());
        json.writeNullField("libraryId");
        if (sized) {
            json.writeNullField("width");
            json.writeNullField("height");
            json.writeBooleanField("isEdited", asset.edited());
        }
        json.writeStringField("checksum", AssetViews.base64(asset.sha1()));
        json.writeNullField("thumbhash");
    }

    /** The data of AssetExifV1. */
    LineData exif(StoredAsset asset, Accounts.User viewer) {
        return json -> {
            Exif exif = asset.exif();
            json.writeStartObject();
            json.writeStringField("assetId", asset.id());
            json.writeStringField("description", exif.description());
            nothing(BEFORE_DATES, json);
            json.writeNumberField("fileSizeInByte", asset.size());
            json.writeNullField("orientation");
            OffsetDateTime taken = exif.taken();
            json.writeStringField(
                    "dateTimeOriginal",
                    taken == null ? null : AssetViews.time(taken.toInstant().truncatedTo(ChronoUnit.SECONDS)));
            json.writeNullField("modifyDate");
            json.writeStringField("timeZone", exif.timeZone());
            number("latitude", exif.latitude(), json);
            number("longitude", exif.longitude(), json);
            nothing(OF_PLACE, json);
            nothing(OF_CAMERA, json);
            number("rating", exif.rating(), json);
            json.writeNullField("fps");
            json.writeEndObject();
        };
    }

    private void duration(@Nullable String duration, JsonGenerator json) throws IOException {
        json.writeFieldName("duration");
        if (duration == null || duration.equals(Durations.NONE)) {
            json.writeNull();
        } else if (millis) {
            json.writeNumber(Durations.millis(duration));
        } else {
            json.writeString(duration);
        }
    }

    private static void nothing(List<String> fields, JsonGenerator json) throws IOException {
        for (String field : fields) {
            json.writeNullField(field);
        }
    }

    private static void number(String field, @Nullable Number value, JsonGenerator json) throws IOException {
        json.writeFieldName(field);
        if (value == null) {
            json.writeNull();
        } else if (value instanceof Integer) {
            json.writeNumber(value.intValue());
        } else {
            json.writeNumber(value.doubleValue());
        }
    }
}

package io.drover.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;

/** Assets as the stream shows them, which is less than getAssetInfo does. */
final class SyncAssetViews {
    private static final List<String> FIELDS = List.of(
            "id",
            "ownerId",
            "originalFileName",
            "fileCreatedAt",
            "fileModifiedAt",
            "localDateTime",
            "type",
            "deletedAt",
            "isFavorite",
            "visibility",
            "duration",
            "livePhotoVideoId",
            "stackId",
            "libraryId",
            "width",
            "height",
            "isEdited",
            "checksum",
            "thumbhash");
    private static final List<String> EXIF_FIELDS = List.of(
            "description",
            "exifImageWidth",
            "exifImageHeight",
            "fileSizeInByte",
            "orientation",
            "dateTimeOriginal",
            "modifyDate",
            "timeZone",
            "latitude",
            "longitude",
            "projectionType",
            "city",
            "state",
            "country",
            "make",
            "model",
            "lensModel",
            "fNumber",
            "focalLength",
            "iso",
            "exposureTime",
            "profileDescription",
            "rating",
            "fps");
    private static final List<String> EXIF_DATES = List.of("dateTimeOriginal", "modifyDate");
    private static final String NO_DURATION = "0:00:00.00000";

    private final World world;
    private final AssetViews views;

    SyncAssetViews(World world) {
        this.world = world;
        this.views = new AssetViews(world.profile());
    }

    /** The data of AssetV1. */
    ObjectNode first(StoredAsset asset, Accounts.User owner) {
        ObjectNode view = views.asset(asset, owner);
        if (view.path("duration").asText().equals(NO_DURATION)) {
            view.putNull("duration");
        }
        Stack stack = world.stacks().of(asset.id());
        view.put("stackId", stack == null ? null : stack.id());
        view.put("deletedAt", asset.trashed() ? AssetViews.time(asset.updatedAt()) : null);
        ObjectNode json = Json.object();
        FIELDS.stream().filter(view::has).forEach(field -> json.set(field, known(view.path(field))));
        return json;
    }

    /** The data of AssetV2. */
    ObjectNode second(StoredAsset asset, Accounts.User owner) {
        return first(asset, owner).put("createdAt", AssetViews.time(asset.createdAt()));
    }

    /** The data of AssetExifV1. */
    ObjectNode exif(StoredAsset asset, Accounts.User owner) {
        JsonNode exif = views.asset(asset, owner).path("exifInfo");
        ObjectNode json = Json.object().put("assetId", asset.id());
        EXIF_FIELDS.forEach(field -> json.set(field, known(exif.path(field))));
        EXIF_DATES.forEach(field -> {
            Instant date = Shapes.date(json.path(field).asText());
            json.put(field, date == null ? null : AssetViews.time(date));
        });
        return json;
    }

    private static JsonNode known(JsonNode value) {
        return value.isMissingNode() ? NullNode.getInstance() : value;
    }
}

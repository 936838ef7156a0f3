package io.drover.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Assets and users as JSON. */
final class AssetViews {
    private static final ObjectNode NO_EXIF = Json.constant("""
            {"make":null,"model":null,"exifImageWidth":null,"exifImageHeight":null,"fileSizeInByte":null,
            "orientation":null,"dateTimeOriginal":null,"modifyDate":null,"timeZone":null,"lensModel":null,
            "fNumber":null,"focalLength":null,"iso":null,"exposureTime":null,"latitude":null,"longitude":null,
            "city":null,"state":null,"country":null,"description":"","projectionType":null,"rating":null}""");

    private final Profile profile;

    AssetViews(Profile profile) {
        this.profile = profile;
    }

    /** The answer of getAssetInfo. */
    ObjectNode asset(StoredAsset asset, Accounts.User owner) {
        ObjectNode json = Json.object();
        json.put("id", asset.id());
        json.put("createdAt", time(asset.createdAt()));
        json.put("deviceAssetId", asset.fields().getOrDefault("deviceAssetId", ""));
        json.put("ownerId", owner.id());
        json.set("owner", owner(owner));
        json.put("deviceId", asset.fields().getOrDefault("deviceId", ""));
        json.putNull("libraryId");
        json.put("type", type(asset));
        json.put("originalPath", "/data/upload/" + owner.id() + "/" + asset.id() + MediaKinds.extension(asset.name()));
        json.put("originalFileName", asset.name());
        json.put("originalMimeType", mimeType(asset));
        json.putNull("thumbhash");
        json.put("fileCreatedAt", time(date(asset, "fileCreatedAt")));
        json.put("fileModifiedAt", time(date(asset, "fileModifiedAt")));
        json.put("localDateTime", time(localDate(asset)));
        json.put("updatedAt", time(asset.updatedAt()));
        json.put("isFavorite", asset.favorite());
        json.put("isArchived", asset.visibility().equals("archive"));
        json.put("isTrashed", asset.trashed());
        json.put("visibility", asset.visibility());
        duration(json, asset.fields().get("duration"));
        json.set("exifInfo", exif(asset.exif()).put("fileSizeInByte", asset.size()));
        json.put("livePhotoVideoId", asset.liveVideo());
        for (String name : List.of("tags", "people", "unassignedFaces")) {
            json.putArray(name);
        }
        json.put("checksum", base64(asset.sha1()));
        json.putNull("stack").put("isOffline", false).put("hasMetadata", true);
        json.put("duplicateId", asset.duplicateId())
                .put("resized", true)
                .putNull("width")
                .putNull("height");
        json.put("isEdited", asset.edited());
        json.remove(profile.absentAssetFields());
        return json;
    }

    /** The answer of updateAsset: without what belongs to others. */
    ObjectNode updated(StoredAsset asset, Accounts.User owner) {
        return asset(asset, owner).without(List.of("owner", "tags", "stack"));
    }

    /** An asset in a list of assets. */
    ObjectNode listed(StoredAsset asset, Accounts.User owner) {
        return updated(asset, owner).without(List.of("unassignedFaces"));
    }

    private static ObjectNode exif(Exif exif) {
        ObjectNode json = NO_EXIF.deepCopy().put("description", exif.description());
        OffsetDateTime taken = exif.taken();
        json.put("dateTimeOriginal", taken == null ? null : secondOf(taken));
        json.put("timeZone", exif.timeZone()).put("rating", exif.rating());
        return json.put("latitude", exif.latitude()).put("longitude", exif.longitude());
    }

    private static String secondOf(OffsetDateTime taken) {
        return time(taken.toInstant()).substring(0, "2018-05-06T07:08:09".length()) + "+00:00";
    }

    static ObjectNode owner(Accounts.User owner) {
        return Json.object()
                .put("id", owner.id())
                .put("email", owner.email())
                .put("name", owner.name())
                .put("profileImagePath", "")
                .put("avatarColor", "primary")
                .put("profileChangedAt", time(owner.createdAt()));
    }

    /** The answer of getMyUser. */
    ObjectNode user(Accounts.User user, long used) {
        String created = time(user.createdAt());
        ObjectNode json = owner(user).putNull("storageLabel").put("shouldChangePassword", true);
        json.put("isAdmin", false)
                .put("createdAt", created)
                .putNull("deletedAt")
                .put("updatedAt", created);
        json.put("oauthId", "").put("quotaSizeInBytes", user.quota()).put("quotaUsageInBytes", used);
        return json.put("status", "active").putNull("license");
    }

    private void duration(ObjectNode json, @Nullable String duration) {
        if (!profile.durationInMillis()) {
            json.put("duration", duration == null ? Durations.NONE : duration);
        } else if (duration == null) {
            json.putNull("duration");
        } else {
            json.put("duration", Durations.millis(duration));
        }
    }

    static String mimeType(StoredAsset asset) {
        String extension = MediaKinds.extension(asset.name()).substring(1);
        return switch (extension) {
            case "jpg" -> "image/jpeg";
            case "mov" -> "video/quicktime";
            default -> (asset.video() ? "video/" : "image/") + extension;
        };
    }

    /** A date of the upload, or when the asset was made; the date that was set wins over fileCreatedAt. */
    static Instant date(StoredAsset asset, String field) {
        OffsetDateTime taken = asset.exif().taken();
        if (taken != null && field.equals("fileCreatedAt")) {
            return taken.toInstant();
        }
        Instant date = Shapes.date(asset.fields().getOrDefault(field, ""));
        return date == null ? asset.createdAt() : date;
    }

    /** What the clock on the wall said when it was taken, as if that had been UTC. */
    static Instant localDate(StoredAsset asset) {
        OffsetDateTime taken = asset.exif().taken();
        return taken == null
                ? date(asset, "fileCreatedAt")
                : taken.toLocalDateTime().toInstant(ZoneOffset.UTC);
    }

    static String time(Instant instant) {
        return IsoTime.of(instant);
    }

    static String type(StoredAsset asset) {
        return asset.video() ? "VIDEO" : "IMAGE";
    }

    static String base64(String hex) {
        return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hex));
    }
}

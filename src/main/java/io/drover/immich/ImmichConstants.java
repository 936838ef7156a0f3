package io.drover.immich;

import io.drover.ingest.IngestHeaders;
import org.apache.camel.spi.Metadata;

/**
 * The headers of {@code immich:}. An operation takes from headers what the body does not say; lists may be a list or text
 * with commas, times are ISO 8601 with an offset.
 */
public final class ImmichConstants {
    @Metadata(
            label = "producer",
            javaType = "java.util.List<String>",
            description = "Of lines of the stream, as they came; for sendSyncAck")
    public static final String ACKS = "CamelImmichAcks";

    @Metadata(
            label = "producer",
            javaType = "String",
            description = "The album that the operation is about, a UUID; set by operations that give one " + "album")
    public static final String ALBUM_ID = "CamelImmichAlbumId";

    @Metadata(
            label = "producer",
            javaType = "java.util.List<String>",
            description = "Albums that hold it, UUIDs; for searchAssets, searchRandom")
    public static final String ALBUM_IDS = "CamelImmichAlbumIds";

    @Metadata(
            label = "producer",
            javaType = "String",
            description = "Its name; several albums may have the same; for createAlbum, updateAlbumInfo")
    public static final String ALBUM_NAME = "CamelImmichAlbumName";

    @Metadata(label = "producer", javaType = "String", description = "Its cover, a UUID; for updateAlbumInfo")
    public static final String ALBUM_THUMBNAIL_ASSET_ID = "CamelImmichAlbumThumbnailAssetId";

    @Metadata(
            label = "producer",
            javaType = "java.util.List",
            description = "Who else may use the album that is made, each with userId and role")
    public static final String ALBUM_USERS = "CamelImmichAlbumUsers";

    @Metadata(label = "producer", javaType = "Boolean", description = "Whether its albums; null is yes; for copyAsset")
    public static final String ALBUMS = "CamelImmichAlbums";

    @Metadata(
            label = "producer",
            javaType = "String",
            description = "The asset that the operation is about, a UUID; set by operations that give one " + "asset")
    public static final String ASSET_ID = IngestHeaders.ASSET_ID;

    @Metadata(
            label = "producer",
            javaType = "java.util.List<String>",
            description = "The assets that the operation is about, UUIDs")
    public static final String ASSET_IDS = "CamelImmichAssetIds";

    @Metadata(
            label = "producer",
            javaType = "java.util.List",
            description = "The questions of checkBulkUpload, each with id and checksum")
    public static final String ASSETS = "CamelImmichAssets";

    @Metadata(
            label = "producer",
            javaType = "String",
            description = "SHA-1 of a file: 40 hex digits, or base64; for searchAssets, and for "
                    + "checkBulkUpload without a file")
    public static final String CHECKSUM = "CamelImmichChecksum";

    @Metadata(
            label = "producer",
            javaType = "String",
            description = "Where it was taken; for searchAssets, searchRandom")
    public static final String CITY = "CamelImmichCity";

    @Metadata(label = "producer", javaType = "Integer", description = "1 or more; null is 1; for getRandom")
    public static final String COUNT = "CamelImmichCount";

    @Metadata(
            label = "producer",
            javaType = "String",
            description = "Where it was taken; for searchAssets, searchRandom")
    public static final String COUNTRY = "CamelImmichCountry";

    @Metadata(
            label = "producer",
            javaType = "String",
            description = "Added to Immich after it; for searchAssets, searchRandom")
    public static final String CREATED_AFTER = "CamelImmichCreatedAfter";

    @Metadata(
            label = "producer",
            javaType = "String",
            description = "Added to Immich before it; for searchAssets, searchRandom")
    public static final String CREATED_BEFORE = "CamelImmichCreatedBefore";

    @Metadata(label = "producer", javaType = "String", description = "When it was taken; for updateAsset, updateAssets")
    public static final String DATE_TIME_ORIGINAL = "CamelImmichDateTimeOriginal";

    @Metadata(
            label = "producer",
            javaType = "Integer",
            description =
                    "Minutes by which the time of capture moves; instead of dateTimeOriginal; for " + "updateAssets")
    public static final String DATE_TIME_RELATIVE = "CamelImmichDateTimeRelative";

    @Metadata(label = "producer", javaType = "String", description = "What is written below it")
    public static final String DESCRIPTION = "CamelImmichDescription";

    @Metadata(
            label = "producer",
            javaType = "String",
            description = "What its device called it; before 3.0; for searchAssets")
    public static final String DEVICE_ASSET_ID = "CamelImmichDeviceAssetId";

    @Metadata(
            label = "producer",
            javaType = "java.util.List<String>",
            description = "What that device called them; at least one; for checkExistingAssets")
    public static final String DEVICE_ASSET_IDS = "CamelImmichDeviceAssetIds";

    @Metadata(label = "producer", javaType = "String", description = "The device that the assets came from")
    public static final String DEVICE_ID = "CamelImmichDeviceId";

    @Metadata(
            label = "producer",
            javaType = "String",
            description = "What the list of sessions shows; for createSession")
    public static final String DEVICE_OS = "CamelImmichDeviceOS";

    @Metadata(
            label = "producer",
            javaType = "String",
            description = "What the list of sessions shows; for createSession")
    public static final String DEVICE_TYPE = "CamelImmichDeviceType";

    @Metadata(
            label = "producer",
            javaType = "String",
            description = "The group of duplicates that they belong to; empty takes them out of theirs; "
                    + "for updateAssets")
    public static final String DUPLICATE_ID = "CamelImmichDuplicateId";

    @Metadata(
            label = "producer",
            javaType = "Integer",
            description = "How many seconds it lives; null is as long as it is used; for createSession")
    public static final String DURATION = "CamelImmichDuration";

    @Metadata(
            label = "producer",
            javaType = "Boolean",
            description = "Whether with the edits made in Immich; null is without; for downloadAsset, " + "viewAsset")
    public static final String EDITED = "CamelImmichEdited";

    @Metadata(label = "producer", javaType = "String", description = "The user's e-mail address; for login")
    public static final String EMAIL = "CamelImmichEmail";

    @Metadata(label = "producer", javaType = "String", description = "Path on the server; for searchAssets")
    public static final String ENCODED_VIDEO_PATH = "CamelImmichEncodedVideoPath";

    @Metadata(
            label = "producer",
            javaType = "Boolean",
            description = "Whether that it is a favourite; null is yes; for copyAsset")
    public static final String FAVORITE = "CamelImmichFavorite";

    @Metadata(
            label = "producer",
            javaType = "Boolean",
            description = "Whether for good; else into the trash; for deleteAssets")
    public static final String FORCE = "CamelImmichForce";

    @Metadata(
            label = "producer",
            javaType = "String",
            description = "The ETag of what is held already; the answer is empty when it still holds")
    public static final String IF_NONE_MATCH = "CamelImmichIfNoneMatch";

    @Metadata(
            label = "producer",
            javaType = "String",
            description = "The ETag that the range is of; the whole file comes when it does not hold any " + "more")
    public static final String IF_RANGE = "CamelImmichIfRange";

    @Metadata(
            label = "producer",
            javaType = "Boolean",
            description = "Whether comments and likes are open; for updateAlbumInfo")
    public static final String IS_ACTIVITY_ENABLED = "CamelImmichIsActivityEnabled";

    @Metadata(
            label = "producer",
            javaType = "Boolean",
            description = "Whether the server made another video of it; for searchAssets, searchRandom")
    public static final String IS_ENCODED = "CamelImmichIsEncoded";

    @Metadata(label = "producer", javaType = "Boolean", description = "Whether it becomes a favourite")
    public static final String IS_FAVORITE = "CamelImmichIsFavorite";

    @Metadata(
            label = "producer",
            javaType = "Boolean",
            description = "Whether it has a video; for searchAssets, searchRandom")
    public static final String IS_MOTION = "CamelImmichIsMotion";

    @Metadata(
            label = "producer",
            javaType = "Boolean",
            description = "Whether no album holds it; for searchAssets, searchRandom")
    public static final String IS_NOT_IN_ALBUM = "CamelImmichIsNotInAlbum";

    @Metadata(
            label = "producer",
            javaType = "Boolean",
            description = "Whether its file is gone; for searchAssets, searchRandom")
    public static final String IS_OFFLINE = "CamelImmichIsOffline";

    @Metadata(
            label = "producer",
            javaType = "Boolean",
            description = "One's own, or those that others share with one; for getAllAlbums")
    public static final String IS_OWNED = "CamelImmichIsOwned";

    @Metadata(
            label = "producer",
            javaType = "Boolean",
            description = "Those that more than one see, or none of them; for getAllAlbums")
    public static final String IS_SHARED = "CamelImmichIsShared";

    @Metadata(
            label = "producer",
            javaType = "Boolean",
            description = "What lies in the trash, or what does not; for getAssetStatistics")
    public static final String IS_TRASHED = "CamelImmichIsTrashed";

    @Metadata(
            label = "producer",
            javaType = "java.util.List",
            description = "Entries of metadata, each with key and value, and of which asset where there " + "are many")
    public static final String ITEMS = "CamelImmichItems";

    @Metadata(
            label = "producer",
            javaType = "String",
            description = "The entry's name; for getAssetMetadataByKey, deleteAssetMetadata")
    public static final String KEY = "CamelImmichKey";

    @Metadata(
            label = "producer",
            javaType = "String",
            description =
                    "The last asset of the page before, a UUID; null for the first page; for " + "getFullSyncForUser")
    public static final String LAST_ID = "CamelImmichLastId";

    @Metadata(
            label = "producer",
            javaType = "Double",
            description = "Degrees north, -90 to 90; goes with longitude; for updateAsset, updateAssets")
    public static final String LATITUDE = "CamelImmichLatitude";

    @Metadata(label = "producer", javaType = "String", description = "The lens; for searchAssets, searchRandom")
    public static final String LENS_MODEL = "CamelImmichLensModel";

    @Metadata(
            label = "producer",
            javaType = "String",
            description = "The external library, a UUID; empty is none; for searchAssets, searchRandom")
    public static final String LIBRARY_ID = "CamelImmichLibraryId";

    @Metadata(
            label = "producer",
            javaType = "Integer",
            description = "How many at most, 1 or more; for getFullSyncForUser")
    public static final String LIMIT = "CamelImmichLimit";

    @Metadata(
            label = "producer",
            javaType = "String",
            description = "The video that belongs to this picture, a UUID; for uploadAsset, updateAsset")
    public static final String LIVE_PHOTO_VIDEO_ID = "CamelImmichLivePhotoVideoId";

    @Metadata(
            label = "producer",
            javaType = "Double",
            description = "Degrees east, -180 to 180; goes with latitude; for updateAsset, updateAssets")
    public static final String LONGITUDE = "CamelImmichLongitude";

    @Metadata(
            label = "producer",
            javaType = "String",
            description = "The maker of the camera; for searchAssets, searchRandom")
    public static final String MAKE = "CamelImmichMake";

    @Metadata(
            label = "producer",
            javaType = "java.util.List",
            description = "Entries that uploadAsset gives the asset, each with key and value; since 1.140")
    public static final String METADATA = "CamelImmichMetadata";

    @Metadata(label = "producer", javaType = "String", description = "The camera; for searchAssets, searchRandom")
    public static final String MODEL = "CamelImmichModel";

    @Metadata(
            label = "producer",
            javaType = "String",
            description = "The job that runAssetJobs begins; the name of the albums that getAllAlbums lists")
    public static final String NAME = "CamelImmichName";

    @Metadata(
            label = "producer",
            javaType = "String",
            description = "Text in the picture; since 2.2; for searchAssets, searchRandom")
    public static final String OCR = "CamelImmichOcr";

    @Metadata(
            label = "producer",
            javaType = "String",
            description = "Asc or desc, by time of capture; for updateAlbumInfo, searchAssets")
    public static final String ORDER = "CamelImmichOrder";

    @Metadata(label = "producer", javaType = "String", description = "Part of its name; for searchAssets")
    public static final String ORIGINAL_FILE_NAME = "CamelImmichOriginalFileName";

    @Metadata(label = "producer", javaType = "String", description = "Path on the server; for searchAssets")
    public static final String ORIGINAL_PATH = "CamelImmichOriginalPath";

    @Metadata(label = "producer", javaType = "Integer", description = "1 or more; for searchAssets")
    public static final String PAGE = "CamelImmichPage";

    @Metadata(label = "producer", javaType = "String", description = "The user's password; for login")
    public static final String PASSWORD = "CamelImmichPassword";

    @Metadata(
            label = "producer",
            javaType = "java.util.List<String>",
            description = "People on it, UUIDs; for searchAssets, searchRandom")
    public static final String PERSON_IDS = "CamelImmichPersonIds";

    @Metadata(label = "producer", javaType = "String", description = "Path on the server; for searchAssets")
    public static final String PREVIEW_PATH = "CamelImmichPreviewPath";

    @Metadata(
            label = "producer",
            javaType = "String",
            description = "The one with this asset on top, a UUID; null is all; for searchStacks, " + "updateStack")
    public static final String PRIMARY_ASSET_ID = "CamelImmichPrimaryAssetId";

    @Metadata(
            label = "producer",
            javaType = "String",
            description = "The part of the file to fetch, such as bytes=0-99")
    public static final String RANGE = "CamelImmichRange";

    @Metadata(label = "producer", javaType = "Integer", description = "1 to 5 stars, -1 for rejected, empty for none")
    public static final String RATING = "CamelImmichRating";

    @Metadata(
            label = "producer",
            javaType = "Boolean",
            description = "Whether to begin anew, without the acknowledgements so far; for getSyncStream")
    public static final String RESET = "CamelImmichReset";

    @Metadata(
            label = "producer",
            javaType = "Boolean",
            description = "Whether its shared links; null is yes; for copyAsset")
    public static final String SHARED_LINKS = "CamelImmichSharedLinks";

    @Metadata(
            label = "producer",
            javaType = "Boolean",
            description = "Whether its sidecar file; null is yes; for copyAsset")
    public static final String SIDECAR = "CamelImmichSidecar";

    @Metadata(
            label = "producer",
            javaType = "Object",
            description = "How many are searched for, 1 to 1,000; for viewAsset thumbnail, preview or " + "fullsize")
    public static final String SIZE = "CamelImmichSize";

    @Metadata(label = "producer", javaType = "String", description = "The asset that has it, a UUID; for copyAsset")
    public static final String SOURCE_ID = "CamelImmichSourceId";

    @Metadata(label = "producer", javaType = "Boolean", description = "Whether its stack; null is yes; for copyAsset")
    public static final String STACK = "CamelImmichStack";

    @Metadata(
            label = "producer",
            javaType = "String",
            description = "The stack that the operation is about, a UUID; set by operations that give one " + "stack")
    public static final String STACK_ID = "CamelImmichStackId";

    @Metadata(label = "producer", javaType = "java.util.List<String>", description = "UUIDs; for deleteStacks")
    public static final String STACK_IDS = "CamelImmichStackIds";

    @Metadata(
            label = "producer",
            javaType = "String",
            description = "Where it was taken; for searchAssets, searchRandom")
    public static final String STATE = "CamelImmichState";

    @Metadata(label = "producer", javaType = "String", description = "The tag that the operation is about, a UUID")
    public static final String TAG_ID = "CamelImmichTagId";

    @Metadata(
            label = "producer",
            javaType = "java.util.List<String>",
            description = "UUIDs; for bulkTagAssets, searchAssets, searchRandom")
    public static final String TAG_IDS = "CamelImmichTagIds";

    @Metadata(
            label = "producer",
            javaType = "java.util.List<String>",
            description = "Whole paths, such as Travel/Rome; those that are missing are made, with those "
                    + "above them; for upsertTags")
    public static final String TAGS = "CamelImmichTags";

    @Metadata(label = "producer", javaType = "String", description = "Taken after it; for searchAssets, searchRandom")
    public static final String TAKEN_AFTER = "CamelImmichTakenAfter";

    @Metadata(label = "producer", javaType = "String", description = "Taken before it; for searchAssets, searchRandom")
    public static final String TAKEN_BEFORE = "CamelImmichTakenBefore";

    @Metadata(label = "producer", javaType = "String", description = "The asset that gets it, a UUID; for copyAsset")
    public static final String TARGET_ID = "CamelImmichTargetId";

    @Metadata(label = "producer", javaType = "String", description = "Path on the server; for searchAssets")
    public static final String THUMBNAIL_PATH = "CamelImmichThumbnailPath";

    @Metadata(
            label = "producer",
            javaType = "String",
            description = "The time zone of the time of capture, such as Europe/Berlin; with "
                    + "dateTimeRelative or alone; for updateAssets")
    public static final String TIME_ZONE = "CamelImmichTimeZone";

    @Metadata(label = "producer", javaType = "String", description = "Trashed after it; for searchAssets, searchRandom")
    public static final String TRASHED_AFTER = "CamelImmichTrashedAfter";

    @Metadata(
            label = "producer",
            javaType = "String",
            description = "Trashed before it; for searchAssets, searchRandom")
    public static final String TRASHED_BEFORE = "CamelImmichTrashedBefore";

    @Metadata(
            label = "producer",
            javaType = "String",
            description = "The type of the assets: IMAGE, VIDEO, AUDIO or OTHER")
    public static final String TYPE = "CamelImmichType";

    @Metadata(
            label = "producer",
            javaType = "java.util.List<String>",
            description = "Kinds of the sync stream, such as AssetsV2; for deleteSyncAck those of its lines")
    public static final String TYPES = "CamelImmichTypes";

    @Metadata(
            label = "producer",
            javaType = "String",
            description = "The moment; for getDeltaSync, searchAssets, searchRandom")
    public static final String UPDATED_AFTER = "CamelImmichUpdatedAfter";

    @Metadata(
            label = "producer",
            javaType = "String",
            description = "Changed before it; for searchAssets, searchRandom")
    public static final String UPDATED_BEFORE = "CamelImmichUpdatedBefore";

    @Metadata(
            label = "producer",
            javaType = "String",
            description = "Assets that changed later are left out; for getFullSyncForUser")
    public static final String UPDATED_UNTIL = "CamelImmichUpdatedUntil";

    @Metadata(
            label = "producer",
            javaType = "String",
            description = "Whose, a UUID; null is one's own; for getFullSyncForUser")
    public static final String USER_ID = "CamelImmichUserId";

    @Metadata(
            label = "producer",
            javaType = "java.util.List<String>",
            description = "Oneself and all partners who share with one, and nobody else; UUIDs; for " + "getDeltaSync")
    public static final String USER_IDS = "CamelImmichUserIds";

    @Metadata(label = "producer", javaType = "String", description = "Archive, timeline, hidden or locked")
    public static final String VISIBILITY = "CamelImmichVisibility";

    @Metadata(
            label = "producer",
            javaType = "Boolean",
            description = "Whether trashed ones are found too; for searchAssets, searchRandom")
    public static final String WITH_DELETED = "CamelImmichWithDeleted";

    @Metadata(
            label = "producer",
            javaType = "Boolean",
            description = "Whether the answer has exifInfo; for searchAssets, searchRandom")
    public static final String WITH_EXIF = "CamelImmichWithExif";

    @Metadata(
            label = "producer",
            javaType = "Boolean",
            description = "Whether the answer has people; for searchAssets, searchRandom")
    public static final String WITH_PEOPLE = "CamelImmichWithPeople";

    @Metadata(
            label = "producer",
            javaType = "Boolean",
            description = "Whether stacked assets are found too; for searchAssets, searchRandom")
    public static final String WITH_STACKED = "CamelImmichWithStacked";

    @Metadata(
            label = "producer",
            javaType = "Boolean",
            description = "Whether without its assets; since 3.0 it always is; for getAlbumInfo")
    public static final String WITHOUT_ASSETS = "CamelImmichWithoutAssets";

    @Metadata(
            label = "producer",
            javaType = "String",
            description = "What checkBulkUpload says of a file: accept or reject")
    public static final String ACTION = IngestHeaders.ACTION;

    @Metadata(
            label = "producer",
            javaType = "Integer",
            description = "How many of the ids of a batch the server refused; set by every operation on " + "many")
    public static final String FAILED = "CamelImmichFailed";

    @Metadata(
            label = "producer",
            javaType = "Integer",
            description = "200 when the body is a file, 206 when it is a part of it, 304 when it is null because "
                    + "the file has not changed; set by downloadAsset, viewAsset and playAssetVideo")
    public static final String STATUS = "CamelImmichStatus";

    private ImmichConstants() {}
}

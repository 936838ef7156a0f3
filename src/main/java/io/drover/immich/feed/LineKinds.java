package io.drover.immich.feed;

import static io.drover.immich.feed.LineFields.ME;
import static io.drover.immich.feed.LineKind.gone;
import static io.drover.immich.feed.LineKind.there;
import static java.util.Map.entry;

import io.drover.immich.api.SyncLines;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Every line of the stream that tells of a thing, in all versions since 1.135.
 *
 * <p>Servers send no deletions of what goes with another thing (exif, faces, metadata, edits and texts with their asset,
 * what a partner shares with the partner): such a thing names what it belongs to. A face outlives its person: Immich
 * tells it again without one. The lines of what albums share name no album: they are gone with the asset, and with the last
 * link to it.
 */
final class LineKinds {
    /** Says only how far the stream has come. */
    static final String ACK = "SyncAckV1";

    static final String ALBUM_ASSET_TYPE = "album-asset";
    static final String ALBUM_LINK_TYPE = "album-link";

    private static final LineKind ALBUM_ASSET =
            there(ALBUM_ASSET_TYPE, "id").below("asset", "id").toldByContent();
    private static final LineKind ALBUM_EXIF =
            there("album-exif", "assetId").below(ALBUM_ASSET_TYPE, "assetId").toldByContent();
    private static final LineKind ALBUM_LINK = there(ALBUM_LINK_TYPE, "albumId", "assetId")
            .below("album", "albumId")
            .below("asset", "assetId");
    private static final LineKind ALBUM_USER =
            there("album-user", "albumId", "userId").below("album", "albumId");
    private static final LineKind PARTNER_ASSET = there("partner-asset", "id").below("partner", "ownerId", ME);
    private static final LineKind PARTNER_EXIF =
            there("partner-exif", "assetId").below("partner-asset", "assetId");
    private static final LineKind PARTNER_STACK = there("partner-stack", "id").below("partner", "ownerId", ME);
    private static final LineKind FACE = there("face", "id").below("asset", "assetId");

    /** Deletions of texts name the asset whose texts are all gone; their own id is that of a note about it. */
    private static final LineKind NO_OCR = gone("ocr", "assetId").named("ocr-of");

    private static final Map<String, LineKind> KINDS = new HashMap<>(Map.ofEntries(
            entry("AuthUserV1", there("auth-user", "id").holdingSecrets()),
            entry("UserV1", there("user", "id").holdingSecrets()),
            entry("UserDeleteV1", gone("user", "userId")),
            entry(
                    "UserMetadataV1",
                    there("user-metadata", "userId", "key")
                            .below("user", "userId")
                            .holdingSecrets()),
            entry("UserMetadataDeleteV1", gone("user-metadata", "userId", "key")),
            entry("PartnerV1", there("partner", "sharedById", "sharedWithId")),
            entry("PartnerDeleteV1", gone("partner", "sharedById", "sharedWithId")),
            entry("PartnerAssetV1", PARTNER_ASSET),
            entry("PartnerAssetV2", PARTNER_ASSET),
            entry("PartnerAssetBackfillV1", PARTNER_ASSET),
            entry("PartnerAssetBackfillV2", PARTNER_ASSET),
            entry("PartnerAssetDeleteV1", gone("partner-asset", "assetId")),
            entry("PartnerAssetExifV1", PARTNER_EXIF),
            entry("PartnerAssetExifBackfillV1", PARTNER_EXIF),
            entry("PartnerStackV1", PARTNER_STACK),
            entry("PartnerStackBackfillV1", PARTNER_STACK),
            entry("PartnerStackDeleteV1", gone("partner-stack", "stackId")),
            entry("AssetV1", there("asset", "id")),
            entry("AssetV2", there("asset", "id")),
            entry("AssetDeleteV1", gone("asset", "assetId")),
            entry("AssetExifV1", there("exif", "assetId").below("asset", "assetId")),
            entry("AssetMetadataV1", there("metadata", "assetId", "key").below("asset", "assetId")),
            entry("AssetMetadataDeleteV1", gone("metadata", "assetId", "key")),
            entry("AssetEditV1", there("edit", "id").below("asset", "assetId")),
            entry("AssetEditDeleteV1", gone("edit", "editId")),
            entry("AssetOcrV1", there("ocr", "id").below("asset", "assetId").below("ocr-of", "assetId")),
            entry("AssetOcrDeleteV1", NO_OCR),
            entry("AssetFaceV1", FACE),
            entry("AssetFaceV2", FACE),
            entry("AssetFaceDeleteV1", gone("face", "assetFaceId")),
            entry("PersonV1", there("person", "id")),
            entry("PersonDeleteV1", gone("person", "personId")),
            entry("StackV1", there("stack", "id")),
            entry("StackDeleteV1", gone("stack", "stackId")),
            entry("MemoryV1", there("memory", "id")),
            entry("MemoryDeleteV1", gone("memory", "memoryId")),
            entry(
                    "MemoryToAssetV1",
                    there("memory-link", "memoryId", "assetId")
                            .below("memory", "memoryId")
                            .below("asset", "assetId")),
            entry("MemoryToAssetDeleteV1", gone("memory-link", "memoryId", "assetId")),
            entry("AlbumV1", there("album", "id")),
            entry("AlbumV2", there("album", "id")),
            entry("AlbumDeleteV1", gone("album", "albumId")),
            entry("AlbumUserV1", ALBUM_USER),
            entry("AlbumUserBackfillV1", ALBUM_USER),
            entry("AlbumUserDeleteV1", gone("album-user", "albumId", "userId")),
            entry("AlbumToAssetV1", ALBUM_LINK),
            entry("AlbumToAssetBackfillV1", ALBUM_LINK),
            entry("AlbumToAssetDeleteV1", gone("album-link", "albumId", "assetId")),
            entry("AlbumAssetV1", ALBUM_ASSET), // in 1.136 and 1.137 only
            entry("AlbumAssetBackfillV1", ALBUM_ASSET),
            entry("AlbumAssetBackfillV2", ALBUM_ASSET),
            entry("AlbumAssetCreateV1", ALBUM_ASSET),
            entry("AlbumAssetCreateV2", ALBUM_ASSET),
            entry("AlbumAssetUpdateV1", ALBUM_ASSET),
            entry("AlbumAssetUpdateV2", ALBUM_ASSET),
            entry("AlbumAssetExifV1", ALBUM_EXIF), // in 1.136 and 1.137 only
            entry("AlbumAssetExifBackfillV1", ALBUM_EXIF),
            entry("AlbumAssetExifCreateV1", ALBUM_EXIF),
            entry("AlbumAssetExifUpdateV1", ALBUM_EXIF)));

    private LineKinds() {}

    /** What lines of this type say, or null for a type that this release does not know. */
    static @Nullable LineKind of(String lineType) {
        return KINDS.get(lineType);
    }

    /** Whether lines of this type are ones that this release knows; only those are acknowledged. */
    static boolean mayAcknowledge(String lineType) {
        return KINDS.containsKey(lineType) || lineType.equals(ACK) || lineType.equals(SyncLines.COMPLETE);
    }
}

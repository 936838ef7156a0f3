package io.drover.sandbox;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a line of the stream can be, and what a checkpoint can be of; in the order of Immich. */
enum SyncEntityType {
    AUTH_USER_V1,
    USER_V1,
    USER_DELETE_V1,
    ASSET_V1,
    ASSET_V2(3),
    ASSET_DELETE_V1,
    ASSET_EXIF_V1,
    ASSET_EDIT_V1(2),
    ASSET_EDIT_DELETE_V1(2),
    ASSET_METADATA_V1,
    ASSET_METADATA_DELETE_V1,
    ASSET_OCR_V1(3),
    ASSET_OCR_DELETE_V1(3),
    PARTNER_V1,
    PARTNER_DELETE_V1,
    PARTNER_ASSET_V1,
    PARTNER_ASSET_V2(3),
    PARTNER_ASSET_BACKFILL_V1,
    PARTNER_ASSET_BACKFILL_V2(3),
    PARTNER_ASSET_DELETE_V1,
    PARTNER_ASSET_EXIF_V1,
    PARTNER_ASSET_EXIF_BACKFILL_V1,
    PARTNER_STACK_BACKFILL_V1,
    PARTNER_STACK_DELETE_V1,
    PARTNER_STACK_V1,
    ALBUM_V1,
    ALBUM_V2(3),
    ALBUM_DELETE_V1,
    ALBUM_USER_V1,
    ALBUM_USER_BACKFILL_V1,
    ALBUM_USER_DELETE_V1,
    ALBUM_ASSET_CREATE_V1,
    ALBUM_ASSET_CREATE_V2(3),
    ALBUM_ASSET_UPDATE_V1,
    ALBUM_ASSET_UPDATE_V2(3),
    ALBUM_ASSET_BACKFILL_V1,
    ALBUM_ASSET_BACKFILL_V2(3),
    ALBUM_ASSET_EXIF_CREATE_V1,
    ALBUM_ASSET_EXIF_UPDATE_V1,
    ALBUM_ASSET_EXIF_BACKFILL_V1,
    ALBUM_TO_ASSET_V1,
    ALBUM_TO_ASSET_DELETE_V1,
    ALBUM_TO_ASSET_BACKFILL_V1,
    MEMORY_V1,
    MEMORY_DELETE_V1,
    MEMORY_TO_ASSET_V1,
    MEMORY_TO_ASSET_DELETE_V1,
    STACK_V1,
    STACK_DELETE_V1,
    PERSON_V1,
    PERSON_DELETE_V1,
    ASSET_FACE_V1,
    ASSET_FACE_V2(2),
    ASSET_FACE_DELETE_V1,
    USER_METADATA_V1,
    USER_METADATA_DELETE_V1,
    SYNC_ACK_V1,
    SYNC_RESET_V1,
    SYNC_COMPLETE_V1;

    private final int since;
    private final String label = SyncLabels.of(name());

    SyncEntityType() {
        this(1);
    }

    /** @param since the first number of the version that it came with */
    SyncEntityType(int since) {
        this.since = since;
    }

    /** Its name in Immich. */
    String label() {
        return label;
    }

    /** The type of this name, or null when the version has none. */
    static @Nullable SyncEntityType named(Profile profile, @Nullable String label) {
        return Arrays.stream(values())
                .filter(type -> type.label.equals(label) && type.since <= profile.major())
                .findFirst()
                .orElse(null);
    }

    /** The names of those that a version has. */
    static List<String> labels(Profile profile) {
        return Arrays.stream(values())
                .filter(type -> type.since <= profile.major())
                .map(SyncEntityType::label)
                .toList();
    }
}

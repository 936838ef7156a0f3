package io.drover.sandbox;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What can be asked of the stream; in the order of Immich's error messages, which is not that of the stream. */
enum SyncRequestType {
    ALBUMS_V1,
    ALBUMS_V2(3),
    ALBUM_USERS_V1,
    ALBUM_TO_ASSETS_V1,
    ALBUM_ASSETS_V1,
    ALBUM_ASSETS_V2(3),
    ALBUM_ASSET_EXIFS_V1,
    ASSETS_V1,
    ASSETS_V2(3),
    ASSET_EXIFS_V1,
    ASSET_EDITS_V1(2),
    ASSET_METADATA_V1,
    ASSET_OCR_V1(3),
    AUTH_USERS_V1,
    MEMORIES_V1,
    MEMORY_TO_ASSETS_V1,
    PARTNERS_V1,
    PARTNER_ASSETS_V1,
    PARTNER_ASSETS_V2(3),
    PARTNER_ASSET_EXIFS_V1,
    PARTNER_STACKS_V1,
    STACKS_V1,
    USERS_V1,
    PEOPLE_V1,
    ASSET_FACES_V1,
    ASSET_FACES_V2(2),
    USER_METADATA_V1;

    /** The order in which the stream sends them, whatever the order of the request. */
    static final List<SyncRequestType> STREAM_ORDER = List.of(
            AUTH_USERS_V1,
            USERS_V1,
            PARTNERS_V1,
            ASSETS_V1,
            ASSETS_V2,
            STACKS_V1,
            PARTNER_ASSETS_V1,
            PARTNER_ASSETS_V2,
            PARTNER_STACKS_V1,
            ALBUM_ASSETS_V1,
            ALBUM_ASSETS_V2,
            ALBUMS_V1,
            ALBUMS_V2,
            ALBUM_USERS_V1,
            ALBUM_TO_ASSETS_V1,
            ASSET_EXIFS_V1,
            ALBUM_ASSET_EXIFS_V1,
            ASSET_OCR_V1,
            PARTNER_ASSET_EXIFS_V1,
            MEMORIES_V1,
            MEMORY_TO_ASSETS_V1,
            PEOPLE_V1,
            ASSET_FACES_V1,
            ASSET_FACES_V2,
            USER_METADATA_V1,
            ASSET_METADATA_V1,
            ASSET_EDITS_V1);

    /** Those that 3.x takes and does not serve any more. */
    private static final Map<SyncRequestType, SyncRequestType> REPLACED_IN_3 = Map.of(
            ASSETS_V1, ASSETS_V2,
            PARTNER_ASSETS_V1, PARTNER_ASSETS_V2,
            ALBUM_ASSETS_V1, ALBUM_ASSETS_V2,
            ASSET_FACES_V1, ASSET_FACES_V2);

    private final int since;
    private final String label = SyncLabels.of(name());

    SyncRequestType() {
        this(1);
    }

    /** @param since the first number of the version that it came with */
    SyncRequestType(int since) {
        this.since = since;
    }

    /** Its name in Immich. */
    String label() {
        return label;
    }

    /** The type of this name. @throws IllegalArgumentException when there is none */
    static SyncRequestType named(String label) {
        return Arrays.stream(values())
                .filter(type -> type.label.equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the stream has no type '" + label + "'"));
    }

    /** The names of those that a version takes, which are not all that it serves: see {@link #replacement}. */
    static List<String> labels(Profile profile) {
        return Arrays.stream(values())
                .filter(type -> type.since <= profile.major())
                .map(SyncRequestType::label)
                .toList();
    }

    /** What a version that takes this type still wants to be asked instead; null when it serves it. */
    @Nullable
    SyncRequestType replacement(Profile profile) {
        return profile.major() < 3 ? null : REPLACED_IN_3.get(this);
    }
}

package io.drover.sandbox.contentstack;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a sync tells of. */
public enum ItemType {
    ENTRY_PUBLISHED,
    ENTRY_UNPUBLISHED,
    ENTRY_DELETED,
    ASSET_PUBLISHED,
    ASSET_UNPUBLISHED,
    ASSET_DELETED,
    CONTENT_TYPE_DELETED;

    /** As it stands in the API, such as {@code entry_published}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<ItemType> of(String word) {
        return Arrays.stream(values()).filter(type -> type.word().equals(word)).findFirst();
    }

    static ItemType published(boolean asset) {
        return asset ? ASSET_PUBLISHED : ENTRY_PUBLISHED;
    }

    static ItemType unpublished(boolean asset) {
        return asset ? ASSET_UNPUBLISHED : ENTRY_UNPUBLISHED;
    }

    static ItemType deleted(boolean asset) {
        return asset ? ASSET_DELETED : ENTRY_DELETED;
    }
}

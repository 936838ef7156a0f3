package io.drover.contentstack.api;

import org.jspecify.annotations.Nullable;

/**
 * One thing that happened.
 *
 * @param type such as {@code entry_published}; may be one that {@link SyncType} does not know
 * @param eventAt when, as the service writes it, which may be no valid time; null where it does not say
 * @param contentType the uid of the content type, {@code sys_assets} for assets; null where it does not say
 * @param data what it happened to: a JSON value, every byte as it was sent; an empty object where nothing was
 */
public record SyncItem(
        String type, @Nullable String eventAt, @Nullable String contentType, String data) {

    /** Without the data, which may be private. */
    @Override
    public String toString() {
        return "SyncItem[" + type + ", " + eventAt + ", " + contentType + "]";
    }
}

package io.drover.immich.api.model;

import org.jspecify.annotations.Nullable;

/**
 * Which picture of an asset viewAsset fetches.
 *
 * @param id the asset, a UUID
 * @param size thumbnail, preview, fullsize or, since 2.5, original; null is thumbnail
 * @param edited whether with the edits made in Immich; null is without
 * @param range the bytes that are wanted, as the header Range says it, such as {@code bytes=0-99}
 * @param ifNoneMatch an ETag; a file that still has it is not sent again
 * @param ifRange an ETag; the range is only taken from a file that still has it, which else is sent as a whole
 */
public record ViewAsset(
        String id,
        @Nullable String size,
        @Nullable Boolean edited,
        @Nullable String range,
        @Nullable String ifNoneMatch,
        @Nullable String ifRange) {}

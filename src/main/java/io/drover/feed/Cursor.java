package io.drover.feed;

import org.jspecify.annotations.Nullable;

/**
 * Where a reading begins.
 *
 * @param position what the source gave with the last confirmed piece; null: from the beginning
 * @param moved whether a user took the position back, so that the source may have to take the server back as well
 */
public record Cursor(@Nullable String position, boolean moved) {}

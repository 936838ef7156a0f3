package io.drover.immich.api;

import io.drover.immich.api.model.ServerVersion;
import org.jspecify.annotations.Nullable;

/**
 * The versions that know something.
 *
 * @param since the first, or null when all before {@code until} do
 * @param until the first that does no more, or null
 */
public record Span(@Nullable ServerVersion since, @Nullable ServerVersion until) {

    /** Whether that version does. */
    public boolean holds(ServerVersion version) {
        return (since == null || version.isAtLeast(since)) && (until == null || !version.isAtLeast(until));
    }
}

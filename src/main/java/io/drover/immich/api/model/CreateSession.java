package io.drover.immich.api.model;

import org.jspecify.annotations.Nullable;

/**
 * The session that createSession makes, below the one that asks.
 *
 * @param duration how many seconds it lives; null is as long as it is used
 * @param deviceType what the list of sessions shows
 * @param deviceOS what the list of sessions shows
 */
public record CreateSession(
        @Nullable Integer duration,
        @Nullable String deviceType,
        @Nullable String deviceOS) {}

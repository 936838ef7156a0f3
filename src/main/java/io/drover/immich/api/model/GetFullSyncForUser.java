package io.drover.immich.api.model;

import org.jspecify.annotations.Nullable;

/**
 * Which page of all assets getFullSyncForUser gives.
 *
 * @param lastId the last asset of the page before, a UUID; null for the first page
 * @param updatedUntil assets that changed later are left out
 * @param limit how many at most, 1 or more
 * @param userId whose, a UUID; null is one's own
 */
public record GetFullSyncForUser(
        @Nullable String lastId,
        IsoTime updatedUntil,
        int limit,
        @Nullable String userId) {}

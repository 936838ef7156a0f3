package io.drover.immich.api.model;

import org.jspecify.annotations.Nullable;

/**
 * Which assets getAssetStatistics counts; what is null does not matter.
 *
 * @param visibility archive, timeline or hidden; locked needs an elevated session
 * @param isFavorite favourites only, or none of them
 * @param isTrashed what lies in the trash, or what does not
 */
public record AssetStatisticsQuery(
        @Nullable String visibility,
        @Nullable Boolean isFavorite,
        @Nullable Boolean isTrashed) {}

package io.drover.feed;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a feed is.
 *
 * @param id its number in the store
 * @param source who tells its changes
 * @param filter what decides which are told
 * @param generation counts the times that all was compared anew; 0: nothing was read yet
 * @param sequence the last place that was given; 0: none
 * @param position where to go on reading after what every sink has, or null: at the beginning
 * @param moved whether a user took the position back
 * @param snapshot whether the generation is not complete yet: keys of older ones may still be there
 * @param delivered the last place that the sinks have
 * @param deliveredAt when they took it, or null
 */
public record FeedState(
        int id,
        String name,
        String source,
        String filter,
        long generation,
        long sequence,
        @Nullable String position,
        boolean moved,
        boolean snapshot,
        long delivered,
        @Nullable Instant deliveredAt) {}

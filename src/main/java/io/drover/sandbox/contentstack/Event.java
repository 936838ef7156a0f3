package io.drover.sandbox.contentstack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened in an environment.
 *
 * @param number its place in the order of happening
 * @param at when it is said to have happened
 * @param type its word, which need not be one of {@link ItemType}
 * @param contentType what it belongs to
 * @param key what it happened to; null when that is no single entry or asset
 * @param item what a sync tells of it; never changed
 */
record Event(
        long number,
        Instant at,
        String type,
        String contentType,
        @Nullable ContentKey key,
        ObjectNode item) {
    /** As a sync tells them. */
    static final Comparator<Event> NEWEST_FIRST =
            Comparator.comparing(Event::at).thenComparingLong(Event::number).reversed();

    boolean is(ItemType wanted) {
        return type.equals(wanted.word());
    }

    boolean isPublication() {
        return is(ItemType.ENTRY_PUBLISHED) || is(ItemType.ASSET_PUBLISHED);
    }

    boolean isDeletion() {
        return is(ItemType.ENTRY_DELETED) || is(ItemType.ASSET_DELETED);
    }
}

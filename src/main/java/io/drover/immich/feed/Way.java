package io.drover.immich.feed;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** In which way changes are read. */
enum Way {
    /** All that the server tells, as it tells it. */
    STREAM,
    /** What has changed since the last time, and at times all assets; before 3.0. */
    WALK,
    /** The same, by searches; from 3.0 on. */
    SEARCH;

    /** The word in positions. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The way of a label, or null. */
    static @Nullable Way of(String label) {
        for (Way way : values()) {
            if (way.label().equals(label)) {
                return way;
            }
        }
        return null;
    }
}

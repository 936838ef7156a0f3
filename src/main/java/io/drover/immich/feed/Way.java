package io.drover.immich.feed;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** In which way changes are read. */
enum Way {
    STREAM,
    DELTA,
    FULL,
    /** What has changed, by a search, and at times all assets: from 3.0 on, where there is no session. */
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

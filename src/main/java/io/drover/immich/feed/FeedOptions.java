package io.drover.immich.feed;

import io.drover.text.Spelling;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a feed of Immich tells, and how.
 *
 * @param name the feed's
 */
public record FeedOptions(String name, FeedMode mode, FeedTypes types, Privacy privacy) {
    private static final String SENSITIVE = "sensitive";

    /**
     * Reads the options as a user writes them.
     *
     * @param types groups or Immich's names with commas between them; null or blank: all
     * @param include {@code sensitive}, or null or blank
     * @throws IllegalArgumentException in a sentence that names the option, the value and what is allowed
     */
    public static FeedOptions of(String name, FeedMode mode, @Nullable String types, @Nullable String include) {
        return new FeedOptions(name, mode, FeedTypes.parse(types), privacy(include));
    }

    private static Privacy privacy(@Nullable String include) {
        if (include == null || include.isBlank()) {
            return Privacy.KEPT;
        }
        if (include.strip().equals(SENSITIVE)) {
            return Privacy.SHOWN;
        }
        throw new IllegalArgumentException("include is '" + include + "'; "
                + Spelling.nearest(include, List.of(SENSITIVE))
                        .map(near -> "did you mean " + near + "? ")
                        .orElse("")
                + "allowed: " + SENSITIVE + " (PIN hashes, OAuth ids and e-mail addresses), or nothing");
    }

    /** All that decides what is told, in words. */
    String filter() {
        return "mode=" + mode.family() + ", types=" + types.words()
                + switch (privacy) {
                    case KEPT -> "";
                    case SHOWN -> ", include=" + SENSITIVE;
                };
    }
}

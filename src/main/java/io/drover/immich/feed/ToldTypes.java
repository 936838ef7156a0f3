package io.drover.immich.feed;

import io.drover.feed.FeedState;
import java.util.Arrays;
import java.util.Optional;

/** What feeds of Immich are really told, where that is less than what their types say. */
public final class ToldTypes {
    private static final String SOURCES = "/immich/";
    private static final String TYPES = "types=";
    private static final String ALL = "all";

    private ToldTypes() {}

    /** The types, with commas between them, of a feed that was last read without a session; empty: what its types say. */
    public static Optional<String> of(FeedState feed) {
        String position = feed.position();
        if (position == null || !feed.source().startsWith(SOURCES)) {
            return Optional.empty();
        }
        Way way = Way.of(position.split(" ", 2)[0]);
        return way == null || way == Way.STREAM
                ? Optional.empty()
                : Optional.of(String.join(",", types(feed.filter()).toldWithKey()));
    }

    private static FeedTypes types(String filter) {
        return Arrays.stream(filter.split(", "))
                .filter(part -> part.startsWith(TYPES))
                .map(part -> part.substring(TYPES.length()))
                .findFirst()
                .filter(words -> !words.equals(ALL))
                .map(FeedTypes::parse)
                .orElse(FeedTypes.parse(null));
    }
}

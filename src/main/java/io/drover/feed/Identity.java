package io.drover.feed;

import java.util.Optional;

/** Makes sure that a feed is only continued with the source and the filter that it was begun with. */
public final class Identity {
    private final FeedStore store;
    private final String name;

    Identity(FeedStore store, String name) {
        this.store = store;
        this.name = name;
    }

    /** @throws FeedException when the feed was begun otherwise, and something depends on it */
    FeedState open(String source, String filter) {
        FeedState feed = store.open(name, source, filter);
        if (!feed.source().equals(source)) {
            refuse(otherSource(feed, source), "reset", "forgets what was told");
            store.reset(feed.id());
            return store.open(name, source, filter);
        }
        if (!feed.filter().equals(filter)) {
            refuse(otherFilter(feed, filter), "resync", "compares everything and tells it again");
            store.resync(feed.id(), filter);
            return store.open(name, source, filter);
        }
        return feed;
    }

    private void refuse(Optional<String> difference, String request, String effect) {
        difference.ifPresent(words -> {
            throw new FeedException(words + ": ask for `drover feed " + request + " " + name + "`, which " + effect
                    + ", or give this one another feed name");
        });
    }

    /** That it was begun with another source, as a clause; empty when it was not, or nothing depends on it. */
    public static Optional<String> otherSource(FeedState feed, String source) {
        return feed.generation() == 0 || feed.source().equals(source)
                ? Optional.empty()
                : Optional.of("feed %s was begun with %s and is now to read %s"
                        .formatted(feed.name(), feed.source(), source));
    }

    /** That it was begun with another filter, as a clause; empty when it was not, or nothing depends on it. */
    public static Optional<String> otherFilter(FeedState feed, String filter) {
        return feed.position() == null || feed.filter().equals(filter)
                ? Optional.empty()
                : Optional.of("feed %s was begun with '%s' and is now set to '%s'"
                        .formatted(feed.name(), feed.filter(), filter));
    }
}

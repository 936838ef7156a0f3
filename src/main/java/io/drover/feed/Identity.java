package io.drover.feed;

/** Makes sure that a feed is only continued with the source and the filter that it was begun with. */
final class Identity {
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
            refuseSource(feed, source);
            store.reset(feed.id());
            return store.open(name, source, filter);
        }
        if (!feed.filter().equals(filter)) {
            refuseFilter(feed, filter);
            store.resync(feed.id(), filter);
            return store.open(name, source, filter);
        }
        return feed;
    }

    private void refuseSource(FeedState feed, String source) {
        if (feed.generation() > 0) {
            throw new FeedException(
                    ("feed %s was begun with %s and is now to read %s: give this one another feed name, or"
                                    + " ask for `drover feed reset %s`, which forgets what was told")
                            .formatted(name, feed.source(), source, name));
        }
    }

    private void refuseFilter(FeedState feed, String filter) {
        if (feed.position() != null) {
            throw new FeedException(
                    ("feed %s was begun with '%s' and is now set to '%s': ask for `drover feed resync %s`,"
                                    + " which compares everything and tells it again, or give this one another feed name")
                            .formatted(name, feed.filter(), filter, name));
        }
    }
}

package io.drover.feed;

import java.util.List;

/** Tells several listeners. */
record FeedListeners(List<FeedListener> all) implements FeedListener {
    @Override
    public void began(String feed) {
        all.forEach(listener -> listener.began(feed));
    }

    @Override
    public void delivered(String feed, List<Change> changes) {
        all.forEach(listener -> listener.delivered(feed, changes));
    }

    @Override
    public void buried(String feed, List<Change> changes) {
        all.forEach(listener -> listener.buried(feed, changes));
    }

    @Override
    public void failed(String feed, Party party, String reason) {
        all.forEach(listener -> listener.failed(feed, party, reason));
    }

    @Override
    public void goesOn(String feed, Party party) {
        all.forEach(listener -> listener.goesOn(feed, party));
    }

    @Override
    public void ran(Manifest manifest) {
        all.forEach(listener -> listener.ran(manifest));
    }
}

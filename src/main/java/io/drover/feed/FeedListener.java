package io.drover.feed;

import java.util.Collection;
import java.util.List;

/** Told what a feed does. Called on the threads that do it: be quick. */
public interface FeedListener {

    /** A run begins. */
    void began(String feed);

    /** The sinks have taken these. */
    void delivered(String feed, List<Change> changes);

    /** These were put aside. */
    void buried(String feed, List<Change> changes);

    /** An attempt failed, and there will be another one. @param reason in one sentence */
    void failed(String feed, Party party, String reason);

    /** That party does its part again. */
    void goesOn(String feed, Party party);

    /** A run has ended, and not because it was stopped or interrupted for a request. */
    void ran(Manifest manifest);

    /** Who does not do its part. */
    enum Party {
        SOURCE,
        SINK,
        STORE
    }

    /** Tells nobody. */
    static FeedListener nobody() {
        return all(List.of());
    }

    /** Tells all of them. */
    static FeedListener all(Collection<FeedListener> listeners) {
        return new FeedListeners(List.copyOf(listeners));
    }
}

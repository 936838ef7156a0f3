package io.drover.feed;

/** Whether a loop has its feed: from when it takes it over until another process does. For one thread at a time. */
final class Tenure {
    private final FeedStore store;
    private final String feed;
    private boolean taken;
    private boolean lost;

    Tenure(FeedStore store, String feed) {
        this.store = store;
        this.feed = feed;
    }

    /** Takes the feed over, unless the loop has it. Does nothing while there is none yet. */
    boolean begin() {
        if (!taken) {
            taken = store.takeOver(feed);
            lost = false;
        }
        return taken;
    }

    /** The feed is new, and was taken over with its beginning. */
    void opened() {
        taken = true;
    }

    /** Another process has taken it over; {@link #begin} takes it back. */
    void lost() {
        taken = false;
        lost = true;
    }

    boolean isLost() {
        return lost;
    }
}

package io.drover.feed;

import java.time.Clock;
import java.util.concurrent.Executor;

/** The one loop that every feed shares. One run at a time. */
public final class FeedLoop {

    /** @param executor gives a second thread, on which the sinks are served while the source is read */
    public FeedLoop(
            FeedSettings settings,
            ChangeSource source,
            FeedStore store,
            FeedRequests requests,
            Sink sink,
            Clock clock,
            Executor executor) {}

    /**
     * Hands over what the outbox holds, reads the source to the end of what it has to tell, and hands that over.
     *
     * @return what was done; its error says why it ended early
     * @throws FeedException when the feed cannot go on without its user
     */
    public Manifest run() {
        throw new UnsupportedOperationException();
    }

    /** Does what is asked of the feed now, without reading the source. */
    public void requests() {
        throw new UnsupportedOperationException();
    }

    /** Ends the run that is under way: the batch that a sink has now is waited for, the rest stays in the outbox. */
    public void stop() {
        throw new UnsupportedOperationException();
    }
}

package io.drover.feed;

import java.nio.file.Path;
import java.util.List;

/**
 * Requests to feeds as files, so that a command (or anyone who may write there) reaches the process that runs the feed:
 * {@code NAME.resync}, {@code NAME.rewind} with the place as its text, {@code NAME.reset}, {@code NAME.dead-retry} and {@code
 * NAME.dead-drop} with a number or nothing. A file is removed once it is done.
 */
public final class FeedRequests {
    /** @param folder where they are; made when it is missing */
    public FeedRequests(Path folder) {}

    /** Asks. */
    public void add(String feed, FeedRequest request) {
        throw new UnsupportedOperationException();
    }

    /** A request with the file that it came by. */
    public record Pending(FeedRequest request, Path file) {}

    /** What is asked of this feed, in the order of asking. A file that says nothing known is moved aside and told of. */
    public List<Pending> of(String feed) {
        throw new UnsupportedOperationException();
    }

    /** It is done. */
    public void done(Pending pending) {
        throw new UnsupportedOperationException();
    }
}

package io.drover.feed;

import io.drover.feed.FeedListener.Party;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a feed waits for, told once when it begins and once when it is over, however many threads wait. */
final class Trouble {
    private static final Logger LOG = LoggerFactory.getLogger(FeedLoop.class);

    private final String feed;
    private final Party party;
    private final FeedListener listener;
    private int waiting;

    /** @param party who does not do its part */
    Trouble(String feed, Party party, FeedListener listener) {
        this.feed = feed;
        this.party = party;
        this.listener = listener;
    }

    synchronized void begins(String reason) {
        if (waiting++ == 0) {
            LOG.warn("feed {} waits for {} and tries again, nothing is lost: {}", feed, who(), reason);
        }
    }

    /** One of those who wait has tried, and may have to try again. */
    void failed(String reason) {
        listener.failed(feed, party, reason);
    }

    synchronized void ends() {
        if (--waiting == 0) {
            LOG.info("feed {} goes on", feed);
            listener.goesOn(feed, party);
        }
    }

    private String who() {
        return switch (party) {
            case SOURCE -> "its source";
            case SINK -> "its sink";
            case STORE -> "the store";
        };
    }
}

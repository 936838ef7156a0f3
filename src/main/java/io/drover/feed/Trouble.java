package io.drover.feed;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a feed waits for, told once when it begins and once when it is over, however many threads wait. */
final class Trouble {
    private static final Logger LOG = LoggerFactory.getLogger(FeedLoop.class);

    private final String feed;
    private final String who;
    private int waiting;

    /** @param who does not do its part, such as {@code the sink} */
    Trouble(String feed, String who) {
        this.feed = feed;
        this.who = who;
    }

    synchronized void begins(String reason) {
        if (waiting++ == 0) {
            LOG.warn("feed {} waits for {} and tries again, nothing is lost: {}", feed, who, reason);
        }
    }

    synchronized void ends() {
        if (--waiting == 0) {
            LOG.info("feed {} goes on", feed);
        }
    }
}

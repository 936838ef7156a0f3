package io.drover.feed.camel;

import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/** Up to which event of a batch one receiver has them. */
final class Taken {
    private static final String PROPERTY = "CamelFeedTaken";

    private long last;

    /** @param last sequence of the event before the batch's first */
    Taken(long last) {
        this.last = last;
    }

    /** That of the receiver that this event is on its way to; null when no feed has sent it. */
    static @Nullable Taken of(Exchange exchange) {
        return exchange.getProperty(PROPERTY, Taken.class);
    }

    /** Lets the messages that this one is taken apart into tell that they were taken. */
    void carriedBy(Exchange exchange) {
        exchange.setProperty(PROPERTY, this);
    }

    /** Whether this event was taken, and all before it. */
    synchronized boolean has(long sequence) {
        return sequence <= last;
    }

    /** This event was taken; it counts once all before it are. */
    synchronized void take(long sequence) {
        if (sequence == last + 1) {
            last = sequence;
        }
    }
}

package io.drover.feed.camel;

import io.drover.feed.ChangeBatch;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/**
 * How far a batch has come in a route that hands over its events one by one: a repetition of the batch goes on there. Kept
 * in memory alone; after a restart it begins with the first event.
 */
final class BatchProgress {
    private static final String PROPERTY = "CamelFeedProgress";

    private final long first;
    private final long last;
    private long taken;

    BatchProgress(ChangeBatch batch) {
        this.first = batch.firstSequence();
        this.last = batch.lastSequence();
        this.taken = first - 1;
    }

    /** That of the batch which this message or the one that it is a part of carries; null when no feed has sent it. */
    static @Nullable BatchProgress of(Exchange exchange) {
        return exchange.getProperty(PROPERTY, BatchProgress.class);
    }

    /** Lets the message, and those that it is taken apart into, tell how far they come. */
    void carriedBy(Exchange exchange) {
        exchange.setProperty(PROPERTY, this);
    }

    boolean isOf(ChangeBatch batch) {
        return first == batch.firstSequence() && last == batch.lastSequence();
    }

    /** Whether this event was taken, and all before it. */
    synchronized boolean has(long sequence) {
        return sequence <= taken;
    }

    /** This event was taken; it counts once all before it are. */
    synchronized void take(long sequence) {
        if (sequence == taken + 1) {
            taken = sequence;
        }
    }
}

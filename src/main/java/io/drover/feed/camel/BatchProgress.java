package io.drover.feed.camel;

import io.drover.feed.ChangeBatch;
import java.util.IdentityHashMap;
import java.util.Map;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/**
 * How far a batch has come at each receiver that a route hands its events to one by one: a repetition of the batch goes on
 * there. Kept in memory alone; after a restart it begins with the first event.
 */
final class BatchProgress {
    private static final String PROPERTY = "CamelFeedProgress";

    private final long first;
    private final long last;
    private final Map<Object, Taken> receivers = new IdentityHashMap<>();

    BatchProgress(ChangeBatch batch) {
        this.first = batch.firstSequence();
        this.last = batch.lastSequence();
    }

    /** That of the batch which this message carries; null when no feed has sent it. */
    static @Nullable BatchProgress of(Exchange exchange) {
        return exchange.getProperty(PROPERTY, BatchProgress.class);
    }

    /** Lets the message tell how far it comes. */
    void carriedBy(Exchange exchange) {
        exchange.setProperty(PROPERTY, this);
    }

    boolean isOf(ChangeBatch batch) {
        return first == batch.firstSequence() && last == batch.lastSequence();
    }

    /** What the receiver behind a step has. @param step is the same object in each repetition */
    synchronized Taken at(Object step) {
        return receivers.computeIfAbsent(step, any -> new Taken(first - 1));
    }
}

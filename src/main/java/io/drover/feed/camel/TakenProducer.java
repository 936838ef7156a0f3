package io.drover.feed.camel;

import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultProducer;

/** Notes that the receiver has an event, so that a repetition of its batch begins behind it. */
final class TakenProducer extends DefaultProducer {

    TakenProducer(FeedVerbEndpoint endpoint) {
        super(endpoint);
    }

    @Override
    public void process(Exchange exchange) {
        Long sequence = exchange.getMessage().getHeader(FeedHeaders.SEQUENCE, Long.class);
        if (sequence == null) {
            throw new IllegalArgumentException("feed:taken: the header " + FeedHeaders.SEQUENCE
                    + " must be set, as feed:messages does; it is not");
        }
        Taken taken = Taken.of(exchange);
        if (taken != null) {
            taken.take(sequence);
        }
    }
}

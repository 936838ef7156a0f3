package io.drover.feed.camel;

import io.drover.feed.ChangeBatch;
import org.apache.camel.Exchange;

/** Takes the batch out of a message. */
final class Batches {
    private Batches() {}

    /** @throws IllegalArgumentException when the body is no batch, naming who wants one */
    static ChangeBatch of(Exchange exchange, FeedVerb verb) {
        Object body = exchange.getMessage().getBody();
        if (body instanceof ChangeBatch batch) {
            return batch;
        }
        throw new IllegalArgumentException(
                "feed:" + verb.label() + ": the body must be the batch that a feed sends, is "
                        + (body == null ? "empty" : "a " + body.getClass().getName()));
    }
}

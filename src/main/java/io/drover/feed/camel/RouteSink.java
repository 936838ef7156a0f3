package io.drover.feed.camel;

import io.drover.feed.ChangeBatch;
import io.drover.feed.FeedException;
import io.drover.feed.Sink;
import org.apache.camel.CamelExchangeException;
import org.apache.camel.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.RuntimeCamelException;

/**
 * The rest of the route as the sink of its feed: one message a batch, and the batch is taken when the route has ended
 * without an exception. One that the route's error handling has handled counts as taken.
 */
final class RouteSink implements Sink {
    private final Consumer consumer;

    RouteSink(Consumer consumer) {
        this.consumer = consumer;
    }

    @Override
    public void deliver(ChangeBatch batch) throws Exception {
        Exchange exchange = consumer.createExchange(false);
        try {
            Message message = exchange.getIn();
            message.setBody(batch);
            message.setHeader(FeedHeaders.FEED, batch.feed());
            message.setHeader(FeedHeaders.GENERATION, batch.generation());
            message.setHeader(FeedHeaders.FIRST_SEQUENCE, batch.firstSequence());
            message.setHeader(FeedHeaders.LAST_SEQUENCE, batch.lastSequence());
            consumer.getProcessor().process(exchange);
            Exception refusal = exchange.getException();
            if (refusal != null) {
                throw said(refusal);
            }
            if (exchange.isRollbackOnly()) {
                throw new FeedException("the route rolled the batch " + batch + " back");
            }
        } finally {
            consumer.releaseExchange(exchange, false);
        }
    }

    /** Splitters and converters wrap what went wrong in words about messages. */
    private static Exception said(Exception refusal) {
        Exception said = refusal;
        while ((said instanceof CamelExchangeException || said instanceof RuntimeCamelException)
                && said.getCause() instanceof Exception cause) {
            said = cause;
        }
        return said;
    }
}

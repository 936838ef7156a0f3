package io.drover.feed.camel;

import io.drover.feed.ChangeBatch;
import io.drover.feed.Sink;
import io.drover.feed.SinkException;
import org.apache.camel.CamelExchangeException;
import org.apache.camel.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.Message;
import org.apache.camel.RuntimeCamelException;
import org.jspecify.annotations.Nullable;

/**
 * The rest of the route as the sink of its feed: one message a batch, and the batch is taken when the route has ended
 * without an exception. One that the route's error handling has handled counts as taken.
 */
final class RouteSink implements Sink {
    private final Consumer consumer;

    /** Of the batch that was not taken last. For one thread at a time. */
    private @Nullable BatchProgress progress;

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
            progressOf(batch).carriedBy(exchange);
            consumer.getProcessor().process(exchange);
            Exception refusal = exchange.getException();
            if (refusal != null) {
                throw told(exchange, refusal);
            }
            if (exchange.isRollbackOnly()) {
                throw new SinkException("the route rolled the batch " + batch + " back", false, null);
            }
            progress = null;
        } finally {
            consumer.releaseExchange(exchange, false);
        }
    }

    private BatchProgress progressOf(ChangeBatch batch) {
        BatchProgress known = progress;
        if (known == null || !known.isOf(batch)) {
            known = new BatchProgress(batch);
            progress = known;
        }
        return known;
    }

    /** With the name of the route that failed, where Camel says it: the feed's own, or one that it hands over to. */
    private static Exception told(Exchange exchange, Exception refusal) {
        Throwable said = said(refusal);
        if (said instanceof InterruptedException interrupted) {
            return interrupted;
        }
        String message = said.getMessage();
        String reason = message == null || message.isBlank() ? said.getClass().getSimpleName() : message;
        String route = failedRoute(exchange, refusal);
        return new SinkException(
                route == null ? reason : route + ": " + reason, Fault.of(refusal) == Fault.OF_THE_SINK, refusal);
    }

    /** A splitter's parts know it alone. */
    private static @Nullable String failedRoute(Exchange exchange, Exception refusal) {
        String route = exchange.getProperty(ExchangePropertyKey.FAILURE_ROUTE_ID, String.class);
        return route == null && refusal instanceof CamelExchangeException part && part.getExchange() != null
                ? part.getExchange().getProperty(ExchangePropertyKey.FAILURE_ROUTE_ID, String.class)
                : route;
    }

    /** Splitters and converters wrap what went wrong in words about messages. */
    private static Throwable said(Throwable refusal) {
        Throwable said = refusal;
        while ((said instanceof CamelExchangeException || said instanceof RuntimeCamelException)
                && said.getCause() != null) {
            said = said.getCause();
        }
        return said;
    }
}

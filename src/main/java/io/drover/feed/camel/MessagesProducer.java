package io.drover.feed.camel;

import io.drover.feed.ChangeBatch;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.DefaultProducer;
import org.jspecify.annotations.Nullable;

/** Makes the body what producers take that send many messages at once. */
final class MessagesProducer extends DefaultProducer {
    private final @Nullable String keyHeader;
    private final boolean tombstones;

    MessagesProducer(FeedVerbEndpoint endpoint, @Nullable String keyHeader, boolean tombstones) {
        super(endpoint);
        this.keyHeader = keyHeader == null || keyHeader.isBlank() ? null : keyHeader;
        this.tombstones = tombstones;
    }

    @Override
    public void process(Exchange exchange) {
        ChangeBatch batch = Batches.of(exchange, FeedVerb.MESSAGES);
        BatchProgress progress = BatchProgress.of(exchange);
        Taken taken = progress == null ? null : progress.at(this);
        if (taken != null) {
            taken.carriedBy(exchange);
        }
        EventMessages messages = new EventMessages(exchange, batch, keyHeader, tombstones, taken);
        Message message = exchange.getMessage();
        message.setBody(messages);
        message.setHeader(FeedHeaders.CONTENT_TYPE, EventMessages.contentType(batch.envelope()));
    }
}

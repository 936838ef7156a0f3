package io.drover.feed.camel;

import io.drover.feed.ChangeBatch;
import io.drover.feed.Event;
import java.time.Clock;
import org.apache.camel.Exchange;
import org.apache.camel.InvalidPayloadException;
import org.apache.camel.Message;
import org.apache.camel.support.DefaultProducer;
import org.jspecify.annotations.Nullable;

/**
 * Gives a message the headers of Standard Webhooks. The id is that of the event, or one made of the batch's feed,
 * generation and sequences: a repetition has the same. The body is bytes afterwards, those that were signed.
 */
final class SignProducer extends DefaultProducer {
    private final @Nullable WebhookSecret secret;
    private final Clock clock;

    SignProducer(FeedVerbEndpoint endpoint, @Nullable WebhookSecret secret, Clock clock) {
        super(endpoint);
        this.secret = secret;
        this.clock = clock;
    }

    @Override
    public void process(Exchange exchange) throws InvalidPayloadException {
        Message message = exchange.getMessage();
        String id = id(message);
        String timestamp = Long.toString(clock.instant().getEpochSecond());
        byte[] body = message.getMandatoryBody(byte[].class);
        message.setBody(body);
        message.setHeader(FeedHeaders.WEBHOOK_ID, id);
        message.setHeader(FeedHeaders.WEBHOOK_TIMESTAMP, timestamp);
        if (secret == null) {
            message.removeHeader(FeedHeaders.WEBHOOK_SIGNATURE);
        } else {
            message.setHeader(FeedHeaders.WEBHOOK_SIGNATURE, secret.signature(id, timestamp, body));
        }
    }

    private static String id(Message message) {
        Object body = message.getBody();
        if (body instanceof Event event) {
            return event.change().id();
        } else if (body instanceof ChangeBatch batch) {
            return batch.feed() + "-" + batch.generation() + "-" + batch.firstSequence() + "-" + batch.lastSequence();
        }
        String id = message.getHeader(FeedHeaders.ID, String.class);
        if (id == null) {
            throw new IllegalArgumentException(
                    "feed:sign: the body must be a batch or an event of a feed, or the header " + FeedHeaders.ID
                            + " must be set; neither is so");
        }
        return id;
    }
}

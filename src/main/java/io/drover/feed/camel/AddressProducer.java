package io.drover.feed.camel;

import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.DefaultProducer;
import org.jspecify.annotations.Nullable;

/** Gives a message the headers by which Camel's HTTP client knows where it goes and as whom. */
final class AddressProducer extends DefaultProducer {
    private static final String AUTHORIZATION = "Authorization";

    private final WebhookAddress webhook;
    private final @Nullable String authorization;

    AddressProducer(FeedVerbEndpoint endpoint, WebhookAddress webhook, @Nullable String authorization) {
        super(endpoint);
        this.webhook = webhook;
        this.authorization = authorization == null || authorization.isBlank() ? null : authorization;
    }

    @Override
    public void process(Exchange exchange) {
        Message message = exchange.getMessage();
        message.setHeader(Exchange.HTTP_URI, webhook.uri().toString());
        if (authorization == null) {
            message.removeHeader(AUTHORIZATION);
        } else {
            message.setHeader(AUTHORIZATION, authorization);
        }
    }
}

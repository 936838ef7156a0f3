package io.drover.feed.camel;

import io.drover.feed.FeedRequest;
import io.drover.feed.FeedRequests;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.DefaultProducer;
import org.jspecify.annotations.Nullable;

/**
 * Wakes a feed for whoever knows the secret, and answers as HTTP does. Of the message nothing but the one header is
 * read, and nothing of it is left: what has changed is asked of the source.
 */
final class WakeProducer extends DefaultProducer {
    private static final int NO_CONTENT = 204;
    private static final int UNAUTHORIZED = 401;

    private final String feed;
    private final String header;
    private final byte[] secret;

    /** @throws IllegalArgumentException when the feed or the secret is not named */
    WakeProducer(FeedVerbEndpoint endpoint, @Nullable String feed, String header, @Nullable String secret) {
        super(endpoint);
        if (feed == null || feed.isBlank()) {
            throw new IllegalArgumentException("feed: is empty; feed:wake needs the name of the feed that it wakes");
        }
        if (secret == null || secret.isBlank()) {
            throw new IllegalArgumentException(
                    "secret: is empty; feed:wake needs one, so that not everybody may wake the feed '" + feed + "'");
        }
        this.feed = feed;
        this.header = header;
        this.secret = secret.strip().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void process(Exchange exchange) {
        Message message = exchange.getMessage();
        boolean known = isSecret(message.getHeader(header, String.class));
        message.removeHeaders("*"); // they would go back with the answer
        message.setBody(null);
        message.setHeader(Exchange.HTTP_RESPONSE_CODE, known ? NO_CONTENT : UNAUTHORIZED);
        if (known) {
            wake(exchange);
        }
    }

    /** Takes the same time for every wrong one of a length. */
    private boolean isSecret(@Nullable String shown) {
        return shown != null && MessageDigest.isEqual(secret, shown.getBytes(StandardCharsets.UTF_8));
    }

    private void wake(Exchange exchange) {
        FeedConsumer reader = FeedNames.of(exchange.getContext()).reader(feed);
        if (reader != null) {
            reader.wake();
            return;
        }
        FeedRequests requests = exchange.getContext().getRegistry().findSingleByType(FeedRequests.class);
        if (requests == null || !requests.reachesAllNodes()) {
            throw new IllegalArgumentException("feed:wake: no route reads the feed '" + feed + "' now");
        }
        requests.add(feed, new FeedRequest.Wake());
    }
}

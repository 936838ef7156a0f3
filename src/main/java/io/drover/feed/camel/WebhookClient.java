package io.drover.feed.camel;

import java.io.IOException;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.http.protocol.HttpCoreContext;
import org.jspecify.annotations.Nullable;

/**
 * How a webhook's answers are taken: 2xx means that the event is there, and anything else is an exception. Its message
 * names the event and the host; the rest of the address may be a secret. Nothing is sent anywhere but to the address of the settings: a redirection is
 * an answer like any other.
 */
public final class WebhookClient implements HttpClientConfigurer {

    @Override
    public void configureHttpClient(HttpClientBuilder client) {
        client.disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .addResponseInterceptorFirst(WebhookClient::take);
    }

    /**
     * Lets an answer pass that says that the event was taken.
     *
     * @throws IOException when it may be taken later
     * @throws IllegalArgumentException when it is refused, now and later
     */
    private static void take(HttpResponse response, @Nullable EntityDetails entity, HttpContext context)
            throws IOException {
        int code = response.getCode();
        if (code >= 200 && code <= 299) {
            return;
        }
        HttpRequest request = HttpCoreContext.cast(context).getRequest();
        String webhook = "the webhook " + request.getScheme() + "://" + request.getAuthority();
        Header id = request.getFirstHeader(FeedHeaders.WEBHOOK_ID);
        String event = id == null ? "the event" : "the event " + id.getValue();
        switch (Fault.ofStatus(code)) {
            case PERHAPS_OF_A_CHANGE ->
                throw new IllegalArgumentException(webhook + " refuses " + event + ": it answers " + code);
            case OF_THE_SINK -> throw new IOException(webhook + " does not take " + event + " now: it answers " + code);
        }
    }
}

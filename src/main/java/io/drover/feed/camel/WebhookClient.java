package io.drover.feed.camel;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
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
public final class WebhookClient implements HttpClientConfigurer, CamelContextAware {
    private static final String ADDRESS = "drover.changes.webhook.url";

    private @Nullable CamelContext context;

    @Override
    public void setCamelContext(CamelContext camelContext) {
        this.context = camelContext;
    }

    @Override
    public @Nullable CamelContext getCamelContext() {
        return context;
    }

    @Override
    public void configureHttpClient(HttpClientBuilder client) {
        if (context != null) {
            checkAddress(context.resolvePropertyPlaceholders("{{" + ADDRESS + "}}"));
        }
        client.disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .addRequestInterceptorFirst(WebhookClient::withoutEmptyCredentials)
                .addResponseInterceptorFirst(WebhookClient::take);
    }

    /** What is wrong with an address is said without it. */
    private static void checkAddress(String address) {
        boolean good;
        try {
            URI uri = new URI(address);
            good = ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
                    && uri.getHost() != null
                    && uri.getUserInfo() == null;
        } catch (URISyntaxException e) {
            good = false;
        }
        if (!good) {
            throw new IllegalArgumentException(
                    ADDRESS + " has to be an address that begins with http:// or https:// and names a host; a user and"
                            + " password go into drover.changes.webhook.authorization");
        }
    }

    private static void withoutEmptyCredentials(HttpRequest request, EntityDetails entity, HttpContext context) {
        if (request.getFirstHeader(HttpHeaders.AUTHORIZATION) != null
                && request.getFirstHeader(HttpHeaders.AUTHORIZATION).getValue().isEmpty()) {
            request.removeHeaders(HttpHeaders.AUTHORIZATION);
        }
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

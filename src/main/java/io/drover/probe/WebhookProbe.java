package io.drover.probe;

import io.drover.feed.camel.WebhookClient;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.apache.camel.Endpoint;
import org.apache.camel.component.http.HttpEndpoint;

/** Opens a connection to the host of a webhook, and closes it; the address is not told. */
final class WebhookProbe extends NetworkProbe {
    private static final String ADDRESS = "drover.changes.webhook.url";

    private final URI address;

    private WebhookProbe(URI address, Duration limit) {
        super("webhook", limit);
        this.address = address;
    }

    /** One for the client of webhooks; any other use of HTTP is the route's own affair. */
    static Optional<Probe> of(Endpoint endpoint, Duration limit) {
        if (!(((HttpEndpoint) endpoint).getHttpClientConfigurer() instanceof WebhookClient)) {
            return Optional.empty();
        }
        String address = endpoint.getCamelContext().resolvePropertyPlaceholders("{{" + ADDRESS + "}}");
        return Optional.of(new WebhookProbe(URI.create(address), limit));
    }

    @Override
    String subject() {
        return "the host of " + ADDRESS;
    }

    @Override
    String ask() throws IOException {
        InetSocketAddress host = new InetSocketAddress(address.getHost(), port());
        if (host.isUnresolved()) {
            throw new IOException("its name is not known");
        }
        try (Socket socket = new Socket()) {
            socket.connect(host, (int) limit().toMillis());
        }
        return "accepts connections at port " + port();
    }

    private int port() {
        if (address.getPort() >= 0) {
            return address.getPort();
        }
        return "https".equals(address.getScheme()) ? 443 : 80;
    }
}

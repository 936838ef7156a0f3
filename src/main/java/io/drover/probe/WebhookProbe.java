package io.drover.probe;

import io.drover.feed.camel.WebhookAddress;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;

/** Opens a connection to the host of a webhook, and closes it; the address is not told. */
final class WebhookProbe extends NetworkProbe {
    private final String name;
    private final URI address;

    WebhookProbe(WebhookAddress webhook, Duration limit) {
        super("webhook", limit);
        this.name = webhook.name();
        this.address = webhook.uri();
    }

    @Override
    String subject() {
        return "the host of " + name;
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

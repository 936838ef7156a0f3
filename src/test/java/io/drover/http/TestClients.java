package io.drover.http;

import java.time.Clock;
import javax.net.ssl.SSLContext;

/** Clients of a service named Immich below /api. */
final class TestClients {
    private TestClients() {}

    static ApiClient of(RawServer server, HttpSettings settings) {
        return of(server.url() + "/api", settings);
    }

    static ApiClient of(String url, HttpSettings settings) {
        return of(url, settings, Network.direct());
    }

    static ApiClient of(String url, HttpSettings settings, SSLContext tls) {
        return of(url, settings, Network.direct(tls));
    }

    static ApiClient of(String url, HttpSettings settings, Network network) {
        return new ApiClient(
                "Immich",
                "the address must end in /api",
                HttpAddress.parse("url", url),
                settings,
                network,
                Clock.systemUTC());
    }
}

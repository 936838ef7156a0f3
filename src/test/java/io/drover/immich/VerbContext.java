package io.drover.immich;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.jspecify.annotations.Nullable;

/** A Camel context with one server and the routes of a test. */
public final class VerbContext implements AutoCloseable {
    private final DefaultCamelContext camel = new DefaultCamelContext();

    /** @param url of the server's API */
    public VerbContext(String url, String apiKey) {
        ImmichComponent immich = new ImmichComponent();
        immich.setUrl(url);
        immich.setApiKey(apiKey);
        immich.setAccessToken("token"); // for what needs a session
        immich.setMaxUploads(1); // so that connections that are not given back are soon missing
        immich.setProgressTimeout(5_000);
        camel.getRegistry().bind("clock", Clock.systemUTC());
        camel.addComponent("immich", immich);
    }

    public VerbContext with(RouteBuilder routes) throws Exception {
        camel.addRoutes(routes);
        camel.start();
        return this;
    }

    /** Sends a body to {@code direct:start}. @return the exchange at its end, whose failure is not thrown */
    public Exchange send(Object body) {
        return send("direct:start", body, Map.of());
    }

    /** The same with headers, to another route. */
    public Exchange send(String uri, @Nullable Object body, Map<String, Object> headers) {
        Exchange exchange = new DefaultExchange(camel);
        exchange.getMessage().setBody(body);
        exchange.getMessage().setHeaders(new HashMap<>(headers));
        return camel.createProducerTemplate().send(uri, exchange);
    }

    @Override
    public void close() {
        camel.stop();
    }
}

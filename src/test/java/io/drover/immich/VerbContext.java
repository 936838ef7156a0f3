package io.drover.immich;

import java.time.Clock;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;

/** A Camel context with one server, and routes from {@code direct:start}. */
public final class VerbContext implements AutoCloseable {
    private final DefaultCamelContext camel = new DefaultCamelContext();

    /** @param url of the server's API */
    public VerbContext(String url, String apiKey) {
        ImmichComponent immich = new ImmichComponent();
        immich.setUrl(url);
        immich.setApiKey(apiKey);
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

    /** Sends a body. @return the exchange at its end, whose failure is not thrown */
    public Exchange send(Object body) {
        Exchange exchange = new DefaultExchange(camel);
        exchange.getMessage().setBody(body);
        return camel.createProducerTemplate().send("direct:start", exchange);
    }

    @Override
    public void close() {
        camel.stop();
    }
}

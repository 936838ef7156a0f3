package io.drover.trial;

import io.drover.ingest.IngestHeaders;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultConsumer;
import org.apache.camel.support.DefaultEndpoint;
import org.apache.camel.support.DefaultProducer;

/** Stands in for an endpoint that leaves the machine: what is sent to it is noted, and nothing comes from it by itself. */
final class CapturedEndpoint extends DefaultEndpoint {
    private final String scheme;
    private final SentMessages sent;

    CapturedEndpoint(Endpoint original, String scheme, SentMessages sent) {
        this.scheme = scheme;
        this.sent = sent;
        setCamelContext(original.getCamelContext());
        setEndpointUri(original.getEndpointUri());
    }

    @Override
    public Producer createProducer() {
        return new DefaultProducer(this) {
            @Override
            public void process(Exchange exchange) {
                sent.add(scheme, getEndpointUri(), exchange);
                if (scheme.equals(Borders.WORK)) {
                    exchange.getMessage().setHeader(IngestHeaders.SHARED, true); // as it does when a broker has it
                }
            }
        };
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        Consumer consumer = new DefaultConsumer(this, processor);
        configureConsumer(consumer);
        return consumer;
    }
}

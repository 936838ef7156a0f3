package io.drover.immich;

import io.drover.immich.api.ApiOperation;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultProducer;

/** An operation with JSON in and JSON out: a record made of the message goes out, a record comes back as the body. */
final class CallProducer extends DefaultProducer {
    private final ApiOperation<?, ?> operation;
    private final ImmichServer server;

    CallProducer(ImmichEndpoint endpoint, ApiOperation<?, ?> operation, ImmichServer server) {
        super(endpoint);
        this.operation = operation;
        this.server = server;
    }

    @Override
    public void process(Exchange exchange) throws Exception {
        exchange.getMessage().setBody(answer(operation, exchange));
    }

    private <Q, A> A answer(ApiOperation<Q, A> called, Exchange exchange) throws Exception {
        Q request = exchange.getMessage().getMandatoryBody(called.request());
        return server.call(client -> client.call(called, request));
    }
}

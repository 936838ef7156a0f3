package io.drover.immich;

import io.drover.immich.api.ApiOperation;
import io.drover.immich.api.SyncLines;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.DefaultProducer;
import org.apache.camel.support.SynchronizationAdapter;
import org.apache.camel.util.IOHelper;

/**
 * An operation that gives lines: the body is an iterator over them, which a split walks as they come, or a stream of the
 * lines as the server wrote them. The connection ends with the exchange at the latest.
 */
final class LinesProducer<Q> extends DefaultProducer {
    private final ApiOperation<Q, SyncLines> operation;
    private final RequestReader<Q> requests;
    private final ImmichServer server;

    LinesProducer(ImmichEndpoint endpoint, ApiOperation<Q, SyncLines> operation, ImmichServer server) {
        super(endpoint);
        this.operation = operation;
        this.requests = new RequestReader<>(operation);
        this.server = server;
    }

    @Override
    public void process(Exchange exchange) {
        Message message = exchange.getMessage();
        Q request = requests.read(message);
        server.streams().take(exchange);
        SyncLines lines = server.verbs().call(operation, client -> client.call(operation, request));
        message.setBody(lines);
        exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
            @Override
            public void onDone(Exchange done) {
                IOHelper.close(lines::close);
            }
        });
    }
}

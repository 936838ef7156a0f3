package io.drover.runtime;

import org.apache.camel.AsyncCallback;
import org.apache.camel.AsyncProducer;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultAsyncProducer;
import org.apache.camel.support.service.ServiceHelper;

/** Sends a message on as Camel does, once it was let in. A message that waits holds no thread. */
final class HeldDirectProducer extends DefaultAsyncProducer {
    private final Entrance entrance;
    private final AsyncProducer producer;

    HeldDirectProducer(HeldDirectEndpoint endpoint, AsyncProducer producer) {
        super(endpoint);
        this.entrance = endpoint.entrance();
        this.producer = producer;
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        return entrance.enter(() -> passLater(exchange, callback)) && pass(exchange, callback);
    }

    private boolean pass(Exchange exchange, AsyncCallback callback) {
        return producer.process(exchange, doneSynchronously -> {
            entrance.leave();
            callback.done(doneSynchronously);
        });
    }

    /** To whoever waits for it, it is never done synchronously. */
    private void passLater(Exchange exchange, AsyncCallback callback) {
        producer.process(exchange, doneSynchronously -> {
            entrance.leave();
            callback.done(false);
        });
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        ServiceHelper.startService(producer);
    }

    @Override
    protected void doStop() throws Exception {
        ServiceHelper.stopService(producer);
        super.doStop();
    }
}

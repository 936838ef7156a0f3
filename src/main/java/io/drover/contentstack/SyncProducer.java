package io.drover.contentstack;

import io.drover.contentstack.api.SyncPage;
import io.drover.contentstack.api.SyncRequest;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.DefaultProducer;

/**
 * Makes one call. The body afterwards is the {@link SyncPage}, and the headers are such that the next call asks for what
 * follows.
 */
final class SyncProducer extends DefaultProducer {
    private final ContentstackEndpoint endpoint;

    SyncProducer(ContentstackEndpoint endpoint) {
        super(endpoint);
        this.endpoint = endpoint;
    }

    @Override
    public void process(Exchange exchange) {
        Message message = exchange.getMessage();
        SyncPage page = endpoint.getComponent().client().sync(SyncRequestReader.read(message));
        message.setBody(page);
        SyncField.ALL.forEach(field -> message.removeHeader(field.header()));
        SyncRequest.Next next = page.next();
        message.setHeader(
                page.isLast() ? ContentstackConstants.SYNC_TOKEN : ContentstackConstants.PAGINATION_TOKEN,
                next.token());
    }
}

package io.drover.immich;

import io.drover.http.Content;
import io.drover.http.ContentHead;
import io.drover.immich.api.ApiOperation;
import io.drover.text.SafeFileName;
import java.io.IOException;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.DefaultProducer;
import org.jspecify.annotations.Nullable;

/**
 * An operation that gives a file: the body is a stream that is read as the bytes come, and headers say what the server
 * says of the file. They have HTTP's own names, so that a file passed on by HTTP stays described. It waits on the thread
 * of the route, as whoever reads the body does.
 */
final class ContentProducer<Q> extends DefaultProducer {
    private final ApiOperation<Q, Content> operation;
    private final RequestReader<Q> requests;
    private final ImmichServer server;

    ContentProducer(ImmichEndpoint endpoint, ApiOperation<Q, Content> operation, ImmichServer server) {
        super(endpoint);
        this.operation = operation;
        this.requests = new RequestReader<>(operation);
        this.server = server;
    }

    @Override
    public void process(Exchange exchange) throws IOException {
        Message message = exchange.getMessage();
        Q request = requests.read(message);
        server.streams().take(exchange);
        Content content = server.verbs().call(operation, client -> client.call(operation, request));
        ContentHead head = content.head();
        describe(head, message);
        if (head.notModified()) {
            content.close();
            message.setBody(null);
        } else {
            message.setBody(new ContentBody(content, exchange));
        }
    }

    private static void describe(ContentHead head, Message message) {
        message.setHeader(ImmichConstants.STATUS, head.status());
        set(message, Exchange.CONTENT_TYPE, head.contentType());
        set(message, Exchange.CONTENT_LENGTH, head.length() < 0 ? null : head.length());
        set(message, "Content-Range", head.range() == null ? null : head.range().toString());
        set(message, "ETag", head.etag());
        set(message, "Last-Modified", head.lastModified());
        String name = SafeFileName.of(head.fileName());
        if (name != null) {
            message.setHeader(Exchange.FILE_NAME, name);
        }
    }

    /** What the server does not say is not left standing from another answer. */
    private static void set(Message message, String header, @Nullable Object value) {
        if (value == null) {
            message.removeHeader(header);
        } else {
            message.setHeader(header, value);
        }
    }
}

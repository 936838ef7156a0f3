package io.drover.immich;

import io.drover.http.Content;
import io.drover.http.ContentHead;
import io.drover.immich.api.ApiOperation;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.DefaultProducer;
import org.jspecify.annotations.Nullable;

/**
 * An operation that gives a file: the body is a stream that is read as the bytes come, and headers say what the server
 * says of the file. They have HTTP's own names, so that a file passed on by HTTP stays described.
 */
final class ContentProducer<Q> extends DefaultProducer {
    /** 200 for a file, 206 for a part of it, 304 for nothing because it has not changed. */
    static final String STATUS = "CamelImmichStatus";

    private final ApiOperation<Q, Content> operation;
    private final ImmichServer server;

    ContentProducer(ImmichEndpoint endpoint, ApiOperation<Q, Content> operation, ImmichServer server) {
        super(endpoint);
        this.operation = operation;
        this.server = server;
    }

    @Override
    public void process(Exchange exchange) throws Exception {
        Message message = exchange.getMessage();
        Q request = message.getMandatoryBody(operation.request());
        Content content = server.call(client -> client.call(operation, request));
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
        message.setHeader(STATUS, head.status());
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

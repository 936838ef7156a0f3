package io.drover.metadata;

import io.drover.ingest.ReadPool;
import io.drover.ingest.SourceFile;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.InvalidPayloadException;
import org.apache.camel.Message;
import org.apache.camel.support.DefaultAsyncProducer;

/** Looks at the file of a message on the component's own threads, where there is anything to look at. */
abstract class FileProducer extends DefaultAsyncProducer {
    private final ReadPool pool;

    FileProducer(MetadataEndpoint endpoint, ReadPool pool) {
        super(endpoint);
        this.pool = pool;
    }

    /** Whether there is nothing to do for this file. Must be quick. */
    abstract boolean isDone(SourceFile file, Message message);

    /** Does it; may wait for disks and the database. */
    abstract void look(SourceFile file, Message message) throws Exception;

    @Override
    public final boolean process(Exchange exchange, AsyncCallback callback) {
        Message message = exchange.getMessage();
        SourceFile file;
        try {
            file = message.getMandatoryBody(SourceFile.class);
            if (isDone(file, message)) {
                callback.done(true);
                return true;
            }
        } catch (InvalidPayloadException | RuntimeException e) {
            exchange.setException(e);
            callback.done(true);
            return true;
        }
        pool.submit(() -> {
            try {
                pool.begin();
                look(file, message);
            } catch (Throwable e) {
                exchange.setException(e);
            }
            callback.done(false);
        });
        return false;
    }
}

package io.drover.metadata;

import io.drover.ingest.ReadPool;
import org.apache.camel.Category;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriPath;
import org.apache.camel.support.DefaultEndpoint;

/** Read from a file's headers when it was taken, and find the other half of a live photo. */
@UriEndpoint(
        firstVersion = "0.1.0",
        scheme = "metadata",
        title = "Metadata",
        syntax = "metadata:operation",
        producerOnly = true,
        category = {Category.FILE})
public final class MetadataEndpoint extends DefaultEndpoint {
    private static final String READ = "read";
    private static final String PAIR = "pair";

    @UriPath(
            enums = "read,pair",
            description = "read: when it was taken, and Apple's identifier; pair: which live photo it is a half of")
    @Metadata(required = true)
    private final String operation;

    /** @throws IllegalArgumentException when there is no such operation */
    MetadataEndpoint(String uri, MetadataComponent component, String operation) {
        super(uri, component);
        if (!operation.equals(READ) && !operation.equals(PAIR)) {
            throw new IllegalArgumentException(
                    "metadata:" + operation + ": there is no operation '" + operation + "'; there are read and pair");
        }
        this.operation = operation;
    }

    /** What to do. */
    public String getOperation() {
        return operation;
    }

    @Override
    public Producer createProducer() {
        ReadPool pool = ((MetadataComponent) getComponent()).pool();
        return operation.equals(READ) ? new ReadProducer(this, pool) : new PairProducer(this, pool);
    }

    @Override
    public Consumer createConsumer(Processor processor) {
        throw new UnsupportedOperationException("metadata:" + operation + " is used in a to(), not in a from()");
    }
}

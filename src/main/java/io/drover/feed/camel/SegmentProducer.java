package io.drover.feed.camel;

import java.io.IOException;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultProducer;

/** Writes the batch as a segment, and tells its file in the header that all Camel's file producers use. */
final class SegmentProducer extends DefaultProducer {
    private final SegmentWriter writer;

    SegmentProducer(FeedVerbEndpoint endpoint, SegmentWriter writer) {
        super(endpoint);
        this.writer = writer;
    }

    @Override
    public void process(Exchange exchange) throws IOException {
        String file = writer.write(Batches.of(exchange, FeedVerb.SEGMENT)).toString();
        exchange.getMessage().setHeader(Exchange.FILE_NAME_PRODUCED, file);
    }
}

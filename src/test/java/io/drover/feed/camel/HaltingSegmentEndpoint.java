package io.drover.feed.camel;

import java.nio.file.Path;
import java.util.Objects;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultEndpoint;

/** {@code feed:segment} with other steps by which files come to stand. */
final class HaltingSegmentEndpoint extends DefaultEndpoint {
    private final FeedVerbEndpoint endpoint;
    private final FileSteps steps;

    HaltingSegmentEndpoint(FeedVerbEndpoint endpoint, FileSteps steps) {
        super(endpoint.getEndpointUri(), endpoint.getComponent());
        this.endpoint = endpoint;
        this.steps = steps;
    }

    @Override
    public Producer createProducer() {
        Path directory = Path.of(Objects.requireNonNull(endpoint.getDirectory()));
        return new SegmentProducer(endpoint, new SegmentWriter(directory, steps, "0f1e2d3c"));
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        return endpoint.createConsumer(processor);
    }
}

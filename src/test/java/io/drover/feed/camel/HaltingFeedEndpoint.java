package io.drover.feed.camel;

import io.drover.feed.ChangeSource;
import io.drover.feed.Fate;
import io.drover.feed.Moment;
import io.drover.feed.SourceMemory;
import org.apache.camel.Producer;
import org.jspecify.annotations.Nullable;

/** Another endpoint, once, in a process that may end at each step of its source. */
final class HaltingFeedEndpoint extends FeedEndpoint {
    private final FeedEndpoint endpoint;
    private final Fate fate;

    HaltingFeedEndpoint(FeedEndpoint endpoint, Fate fate) {
        super(endpoint.getEndpointUri(), endpoint.getComponent());
        this.endpoint = endpoint;
        this.fate = fate;
        setFeed(endpoint.getFeed());
        setEnvelope(endpoint.getEnvelope());
        setOnSinkError(endpoint.getOnSinkError());
        setBatchSize(endpoint.getBatchSize());
        setMaxSweep(endpoint.getMaxSweep());
        setOnce(true);
    }

    @Override
    protected ChangeSource changeSource(SourceMemory memory) {
        return new HaltingSource(endpoint.changeSource(new HaltingMemory(memory, fate)), fate);
    }

    @Override
    public String filter() {
        return endpoint.filter();
    }

    @Override
    public @Nullable String source() {
        return endpoint.source();
    }

    @Override
    public Producer createProducer() {
        throw new UnsupportedOperationException("changes come from here");
    }

    /** A process may end before and after a session is kept; that one is forgotten is another matter. */
    private record HaltingMemory(SourceMemory memory, Fate fate) implements SourceMemory {
        @Override
        public byte[] load() {
            return memory.load();
        }

        @Override
        public void save(byte[] bytes) {
            boolean session = bytes.length > 0;
            if (session) {
                fate.at(Moment.SESSION_OPENED);
            }
            memory.save(bytes);
            if (session) {
                fate.at(Moment.SESSION_KEPT);
            }
        }
    }
}

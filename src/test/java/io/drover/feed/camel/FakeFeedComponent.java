package io.drover.feed.camel;

import io.drover.feed.ChangeSource;
import io.drover.feed.SourceMemory;
import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultComponent;

/** A scheme whose endpoints are feeds of one source. */
final class FakeFeedComponent extends DefaultComponent {
    private final ChangeSource source;

    FakeFeedComponent(ChangeSource source) {
        this.source = source;
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        FakeFeedEndpoint endpoint = new FakeFeedEndpoint(uri, this);
        setProperties(endpoint, parameters);
        return endpoint;
    }

    /** Has the options of every feed, and no other. */
    static final class FakeFeedEndpoint extends FeedEndpoint {
        private final FakeFeedComponent component;

        FakeFeedEndpoint(String uri, FakeFeedComponent component) {
            super(uri, component);
            this.component = component;
        }

        @Override
        protected ChangeSource changeSource(SourceMemory memory) {
            return component.source;
        }

        @Override
        public String filter() {
            return component.source.filter();
        }

        @Override
        public String source() {
            return component.source.id();
        }

        @Override
        public Producer createProducer() {
            throw new UnsupportedOperationException("changes come from here");
        }
    }
}

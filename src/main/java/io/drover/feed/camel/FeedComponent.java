package io.drover.feed.camel;

import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.DefaultComponent;

/** Scheme {@code feed:}, what sinks do with a batch of changes. */
@Component("feed")
public final class FeedComponent extends DefaultComponent {

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        FeedVerbEndpoint endpoint = new FeedVerbEndpoint(uri, this, FeedVerb.of(remaining));
        setProperties(endpoint, parameters);
        return endpoint;
    }
}

package io.drover.lint;

import io.drover.feed.camel.FeedEndpoint;
import org.apache.camel.DelegateEndpoint;
import org.apache.camel.Endpoint;
import org.apache.camel.Route;
import org.jspecify.annotations.Nullable;

/** Which feed a route begins with, by itself or on the node that leads alone. */
final class FedBy {
    private FedBy() {}

    /** Null when it begins with something else. */
    static @Nullable FeedEndpoint feed(Route route) {
        Endpoint endpoint = route.getEndpoint();
        if (endpoint instanceof DelegateEndpoint delegate) {
            endpoint = delegate.getEndpoint();
        }
        return endpoint instanceof FeedEndpoint feed ? feed : null;
    }
}

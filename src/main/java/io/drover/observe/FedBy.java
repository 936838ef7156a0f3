package io.drover.observe;

import org.apache.camel.DelegateEndpoint;
import org.apache.camel.Endpoint;
import org.apache.camel.Route;

/** What routes are fed by, also where one node of several does that at a time. */
public final class FedBy {
    private FedBy() {}

    /** The endpoint that the route's messages come from. */
    public static Endpoint of(Route route) {
        return route.getEndpoint() instanceof DelegateEndpoint led ? led.getEndpoint() : route.getEndpoint();
    }
}

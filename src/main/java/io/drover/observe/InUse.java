package io.drover.observe;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.Endpoint;
import org.apache.camel.EndpointAware;
import org.apache.camel.Navigate;
import org.apache.camel.Processor;
import org.apache.camel.Route;

/**
 * What the routes use that start by themselves: where they begin, and the endpoints that they send to, as far as these are
 * known before a message comes.
 */
final class InUse {
    private final List<Route> routes = new ArrayList<>();
    private final Set<Endpoint> endpoints = new LinkedHashSet<>();

    InUse(CamelContext context) {
        for (Route route : context.getRoutes()) {
            if (route.isAutoStartup()) {
                routes.add(route);
                endpoints.add(FedBy.of(route));
                add(route.navigate());
            }
        }
    }

    private void add(Navigate<Processor> step) {
        if (step instanceof EndpointAware sending && sending.getEndpoint() != null) {
            endpoints.add(sending.getEndpoint());
        }
        if (step.hasNext()) {
            for (Processor next : step.next()) {
                if (next instanceof Navigate<?> deeper) {
                    add(processors(deeper));
                } else if (next instanceof EndpointAware sending && sending.getEndpoint() != null) {
                    endpoints.add(sending.getEndpoint());
                }
            }
        }
    }

    @SuppressWarnings("unchecked") // Camel navigates along processors only
    private static Navigate<Processor> processors(Navigate<?> step) {
        return (Navigate<Processor>) step;
    }

    /** The routes that start by themselves, in their order. */
    List<Route> routes() {
        return routes;
    }

    /** The endpoints of this kind that routes begin with. */
    <T extends Endpoint> List<T> sources(Class<T> type) {
        return routes.stream()
                .map(FedBy::of)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    /** The endpoints of this kind that a route begins with or sends to. */
    <T extends Endpoint> List<T> endpoints(Class<T> type) {
        return endpoints.stream().filter(type::isInstance).map(type::cast).toList();
    }

    /** The components of this kind whose endpoints are used. */
    <T extends Component> List<T> components(Class<T> type) {
        return endpoints.stream()
                .map(Endpoint::getComponent)
                .filter(type::isInstance)
                .map(type::cast)
                .distinct()
                .toList();
    }
}

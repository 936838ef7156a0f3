package io.drover.cli;

import io.drover.immich.ImmichEndpoint;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Component;

/** Which operations of which server the routes in use call. */
final class OperationsInUse {
    private final Map<Component, List<Use>> uses = new LinkedHashMap<>();

    /** @param route the id of a route that calls it, or is fed by it */
    record Use(ImmichEndpoint endpoint, String route) {
        @Override
        public String toString() {
            return "immich:" + endpoint.getOperation() + " in " + route;
        }
    }

    OperationsInUse(EndpointsInUse endpoints) {
        Stream.concat(endpoints.sources().stream(), endpoints.targets().stream())
                .forEach(this::add);
    }

    private void add(EndpointsInUse.Use use) {
        if (use.endpoint() instanceof ImmichEndpoint endpoint) {
            uses.computeIfAbsent(endpoint.getComponent(), component -> new ArrayList<>())
                    .add(new Use(endpoint, use.route()));
        }
    }

    /** Those of one server: what feeds routes, then what they call, each in the order of the routes. */
    List<Use> of(Component server) {
        return uses.getOrDefault(server, List.of());
    }
}

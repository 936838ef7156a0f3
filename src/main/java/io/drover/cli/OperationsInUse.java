package io.drover.cli;

import io.drover.immich.ImmichEndpoint;
import io.drover.immich.api.ApiOperation;
import io.drover.immich.api.model.ServerVersion;
import io.drover.library.LibraryEndpoint;
import io.drover.observe.FileNeeds;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Component;

/** Which operations of which server the routes in use call. */
final class OperationsInUse {
    private final Map<Component, List<Use>> uses = new LinkedHashMap<>();
    private final FileNeeds needs;

    /**
     * @param route the id of a route that calls it, or is fed by it
     * @param needs what files need of it
     */
    record Use(ImmichEndpoint endpoint, String route, FileNeeds needs) {
        /**
         * The operations that are called on a server of this version.
         *
         * @throws io.drover.feed.FeedException when changes cannot be read there by the endpoint's options
         */
        List<ApiOperation<?, ?>> operations(ServerVersion version) {
            return needs.operations(endpoint, version);
        }

        @Override
        public String toString() {
            return "immich:" + endpoint.getOperation() + " in " + route;
        }
    }

    OperationsInUse(EndpointsInUse endpoints) {
        this.needs = new FileNeeds(endpoints.sources().stream()
                .map(EndpointsInUse.Use::endpoint)
                .filter(LibraryEndpoint.class::isInstance)
                .map(LibraryEndpoint.class::cast)
                .toList());
        Stream.concat(endpoints.sources().stream(), endpoints.targets().stream())
                .forEach(this::add);
    }

    private void add(EndpointsInUse.Use use) {
        if (use.endpoint() instanceof ImmichEndpoint endpoint && needs.needs(endpoint)) {
            uses.computeIfAbsent(endpoint.getComponent(), component -> new ArrayList<>())
                    .add(new Use(endpoint, use.route(), needs));
        }
    }

    /** Those of one server: what feeds routes, then what they call, each in the order of the routes. */
    List<Use> of(Component server) {
        return uses.getOrDefault(server, List.of());
    }
}

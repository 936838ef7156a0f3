package io.drover.cli;

import io.drover.immich.ImmichEndpoint;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.Endpoint;
import org.apache.camel.Route;
import org.apache.camel.model.Model;
import org.apache.camel.model.ProcessorDefinitionHelper;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.SendDefinition;
import org.jspecify.annotations.Nullable;

/**
 * Which operations of which server the routes call that are in use, those that do not start left out. Of the steps, only
 * {@code to} are seen: where {@code toD} or {@code enrich} lead is known when a message comes.
 */
final class OperationsInUse {
    private final Map<Component, List<Use>> uses = new LinkedHashMap<>();

    /** @param route the id of a route that calls it, or is fed by it */
    record Use(ImmichEndpoint endpoint, String route) {
        @Override
        public String toString() {
            return "immich:" + endpoint.getOperation() + " in " + route;
        }
    }

    /** Reads the routes of a context that has built them. */
    OperationsInUse(CamelContext context) {
        Model model = context.getCamelContextExtension().getContextPlugin(Model.class);
        for (Route route : context.getRoutes()) {
            RouteDefinition definition = model.getRouteDefinition(route.getRouteId());
            if (definition != null && route.isAutoStartup()) {
                add(route.getEndpoint(), definition);
                add(context, definition);
            }
        }
    }

    private void add(CamelContext context, RouteDefinition route) {
        for (SendDefinition<?> step :
                ProcessorDefinitionHelper.filterTypeInOutputs(route.getOutputs(), SendDefinition.class)) {
            String uri = context.resolvePropertyPlaceholders(step.getEndpointUri());
            add(context.hasEndpoint(uri), route);
        }
    }

    private void add(@Nullable Endpoint used, RouteDefinition route) {
        if (used instanceof ImmichEndpoint endpoint) {
            uses.computeIfAbsent(endpoint.getComponent(), component -> new ArrayList<>())
                    .add(new Use(endpoint, route.getRouteId()));
        }
    }

    /** Those of one server, in the order of the routes. */
    List<Use> of(Component server) {
        return uses.getOrDefault(server, List.of());
    }
}

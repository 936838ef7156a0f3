package io.drover.cli;

import java.util.ArrayList;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Route;
import org.apache.camel.model.Model;
import org.apache.camel.model.ProcessorDefinitionHelper;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.SendDefinition;

/**
 * The endpoints of the routes that are in use, those that do not start left out. Of the steps, only {@code to} are seen:
 * where {@code toD} or {@code enrich} lead is known when a message comes.
 */
final class EndpointsInUse {
    private final List<Use> sources = new ArrayList<>();
    private final List<Use> targets = new ArrayList<>();

    /** @param route the id of a route that sends to it, or is fed by it */
    record Use(Endpoint endpoint, String route) {}

    /** Reads the routes of a context that has built them. */
    EndpointsInUse(CamelContext context) {
        Model model = context.getCamelContextExtension().getContextPlugin(Model.class);
        for (Route route : context.getRoutes()) {
            RouteDefinition definition = model.getRouteDefinition(route.getRouteId());
            if (definition != null && route.isAutoStartup()) {
                sources.add(new Use(route.getEndpoint(), route.getRouteId()));
                addTargets(context, definition);
            }
        }
    }

    private void addTargets(CamelContext context, RouteDefinition route) {
        for (SendDefinition<?> step :
                ProcessorDefinitionHelper.filterTypeInOutputs(route.getOutputs(), SendDefinition.class)) {
            Endpoint target = context.hasEndpoint(context.resolvePropertyPlaceholders(step.getEndpointUri()));
            if (target != null) {
                targets.add(new Use(target, route.getRouteId()));
            }
        }
    }

    /** What routes are fed by, in their order. */
    List<Use> sources() {
        return sources;
    }

    /** What routes send to, in their order. */
    List<Use> targets() {
        return targets;
    }
}

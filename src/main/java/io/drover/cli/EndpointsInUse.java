package io.drover.cli;

import io.drover.observe.FedBy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Route;
import org.apache.camel.component.kamelet.Kamelet;
import org.apache.camel.model.Model;
import org.apache.camel.model.ProcessorDefinitionHelper;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.SendDefinition;
import org.jspecify.annotations.Nullable;

/**
 * The endpoints of the routes that are in use, those that do not start left out. Of the steps, only {@code to} are seen:
 * where {@code toD} or {@code enrich} lead is known when a message comes.
 */
final class EndpointsInUse {
    private final List<Use> sources = new ArrayList<>();
    private final List<Use> targets = new ArrayList<>();

    /** @param route the id of a route of the user's that sends to it, or is fed by it, be it by way of a kamelet */
    record Use(Endpoint endpoint, String route) {}

    /** Reads the routes of a context that has built them. */
    EndpointsInUse(CamelContext context) {
        Model model = context.getCamelContextExtension().getContextPlugin(Model.class);
        for (Route route : context.getRoutes()) {
            RouteDefinition definition = model.getRouteDefinition(route.getRouteId());
            Route user = definition == null ? null : userOf(route, definition);
            if (definition != null && user != null && user.isAutoStartup()) {
                sources.add(new Use(FedBy.of(route), user.getRouteId()));
                addTargetsOf(definition, user.getRouteId(), context);
            }
        }
    }

    /** A kamelet's route is in use when the one is that names the kamelet. */
    private static @Nullable Route userOf(Route route, RouteDefinition definition) {
        Map<String, Object> given = definition.getTemplateParameters();
        return given == null
                ? route
                : route.getCamelContext().getRoute(String.valueOf(given.get(Kamelet.PARENT_ROUTE_ID)));
    }

    /** Addresses in a kamelet's route hold what the kamelet is given. */
    private void addTargetsOf(RouteDefinition route, String user, CamelContext context) {
        Map<String, Object> given = route.getTemplateParameters();
        if (given == null) {
            addTargets(context, route, user);
            return;
        }
        Properties properties = new Properties();
        given.forEach((key, value) -> properties.setProperty(key, String.valueOf(value)));
        context.getPropertiesComponent().setLocalProperties(properties);
        try {
            addTargets(context, route, user);
        } finally {
            context.getPropertiesComponent().setLocalProperties(null);
        }
    }

    private void addTargets(CamelContext context, RouteDefinition route, String user) {
        for (SendDefinition<?> step :
                ProcessorDefinitionHelper.filterTypeInOutputs(route.getOutputs(), SendDefinition.class)) {
            Endpoint target = context.hasEndpoint(context.resolvePropertyPlaceholders(step.getEndpointUri()));
            if (target != null) {
                targets.add(new Use(target, user));
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

package io.drover.runtime;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.model.EndpointRequiredDefinition;
import org.apache.camel.model.ProcessorDefinitionHelper;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.ToDynamicDefinition;

/**
 * The order in which routes can be emptied: whoever hands over to others by {@code direct:} comes before them, since its
 * messages need them to get out. Where routes hand over in a circle, any order is as good.
 */
final class RouteOrder {
    private static final String DIRECT = "direct:";

    private final CamelContext context;
    private final Map<String, RouteDefinition> entrances = new HashMap<>();
    private final Map<String, RouteDefinition> routes = new HashMap<>();
    private final Map<RouteDefinition, List<RouteDefinition>> kamelets = new HashMap<>();
    private final Set<RouteDefinition> seen = new HashSet<>();
    private final Deque<RouteDefinition> ordered = new ArrayDeque<>();

    /** @param all the routes of the context, because the way from one to another may lead through any of them */
    RouteOrder(CamelContext context, Collection<RouteDefinition> all) {
        this.context = context;
        for (RouteDefinition route : all) {
            entrances.put(name(route.getInput().getEndpointUri()), route);
            routes.put(route.getId(), route);
        }
        all.stream().filter(RouteOrder::isOfKamelet).forEach(this::note);
        new ArrayList<>(all).forEach(this::visit);
    }

    /** Those, upstream first. */
    List<RouteDefinition> of(Collection<RouteDefinition> routes) {
        return ordered.stream().filter(routes::contains).toList();
    }

    /** Whether a route was made of a kamelet for another route. */
    static boolean isOfKamelet(RouteDefinition route) {
        return Boolean.TRUE.equals(route.isKamelet());
    }

    /** The id of the route that a kamelet's route was made for. */
    static String userOf(RouteDefinition kamelet) {
        return String.valueOf(kamelet.getTemplateParameters().get("parentRouteId"));
    }

    /** A source hands over to its user, any other kamelet is handed over to. */
    private void note(RouteDefinition kamelet) {
        RouteDefinition user = routes.get(userOf(kamelet));
        if (user != null) {
            boolean source = !kamelet.getInput().getEndpointUri().startsWith("kamelet:");
            kamelets.computeIfAbsent(source ? kamelet : user, key -> new ArrayList<>())
                    .add(source ? user : kamelet);
        }
    }

    private void visit(RouteDefinition route) {
        if (seen.add(route)) {
            kamelets.getOrDefault(route, List.of()).forEach(this::visit);
            targets(route)
                    .map(this::name)
                    .flatMap(name -> Stream.ofNullable(entrances.get(name)))
                    .forEach(this::visit);
            ordered.addFirst(route);
        }
    }

    private static Stream<String> targets(RouteDefinition route) {
        return Stream.concat(
                ProcessorDefinitionHelper.filterTypeInOutputs(route.getOutputs(), EndpointRequiredDefinition.class)
                        .stream()
                        .map(EndpointRequiredDefinition::getEndpointUri),
                ProcessorDefinitionHelper.filterTypeInOutputs(route.getOutputs(), ToDynamicDefinition.class).stream()
                        .map(ToDynamicDefinition::getUri));
    }

    /** An address without its options, however it is written. */
    private String name(String uri) {
        if (!uri.startsWith(DIRECT)) {
            return uri;
        }
        String resolved = context.resolvePropertyPlaceholders(uri);
        return DIRECT
                + resolved.substring(DIRECT.length()).replaceFirst("^/+", "").replaceFirst("[?].*", "");
    }
}

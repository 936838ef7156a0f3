package io.drover.runtime;

import io.drover.lint.RouteSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.EndpointAware;
import org.apache.camel.Route;
import org.apache.camel.component.kamelet.KameletEndpoint;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.service.ServiceHelper;

/** Exchanges the routes of files in a context that runs. For one thread. */
final class RouteSwap {
    private final ModelCamelContext context;
    private final HeldDirectComponent direct;

    RouteSwap(CamelContext context) {
        this.context = (ModelCamelContext) context;
        this.direct = context.getComponent("direct", HeldDirectComponent.class);
    }

    /**
     * Lets the routes of these files run empty, in an order in which that is possible.
     *
     * @return false when it was given up, or took too long; these routes take nothing any more all the same
     */
    boolean drain(List<RouteSource> files, Drain drain) {
        for (RouteDefinition route : upstreamFirst(files)) {
            Route running = context.getRoute(route.getId());
            if (running != null && running.getConsumer() != null && !drain.empty(running)) {
                return false;
            }
        }
        return true;
    }

    /** Takes their routes out, which have run empty, and what nobody else uses. */
    void remove(List<RouteSource> files) throws Exception {
        for (RouteDefinition route : upstreamFirst(files)) {
            context.removeRouteDefinition(route);
        }
    }

    /** Puts the routes of files in and lets them run. @throws SwapException of the first that does not */
    void load(List<RouteSource> files) throws SwapException {
        direct.holdAll(); // who hands over to routes that are still to come waits for them
        for (RouteSource file : files) {
            try {
                PluginHelper.getRoutesLoader(context).loadRoutes(SourceFiles.resource(file));
            } catch (Exception e) {
                throw new SwapException(file.file(), e);
            }
        }
    }

    /** Lets messages in everywhere. */
    void open() {
        direct.openAll();
    }

    /** The routes of a file are called after another one from now on. */
    void rename(RouteSource from, RouteSource to) {
        routes(List.of(from)).forEach(route -> route.setResource(SourceFiles.resource(to)));
    }

    private List<RouteDefinition> upstreamFirst(List<RouteSource> files) {
        List<RouteDefinition> routes = new ArrayList<>(routes(files));
        routes.addAll(ofKamelets(routes));
        return new RouteOrder(context, context.getRouteDefinitions()).of(routes);
    }

    private List<RouteDefinition> routes(List<RouteSource> files) {
        Set<String> locations = files.stream()
                .map(file -> SourceFiles.resource(file).getLocation())
                .collect(Collectors.toSet());
        return context.getRouteDefinitions().stream()
                .filter(route -> !RouteOrder.isOfKamelet(route)
                        && route.getResource() != null
                        && locations.contains(route.getResource().getLocation()))
                .toList();
    }

    /** The routes that these have made of kamelets, unless another route uses the same with the same properties. */
    private List<RouteDefinition> ofKamelets(List<RouteDefinition> users) {
        Set<String> ids = users.stream().map(RouteDefinition::getId).collect(Collectors.toSet());
        Set<String> usedByOthers = context.getRoutes().stream()
                .filter(route -> !ids.contains(route.getId()))
                .flatMap(RouteSwap::kameletsOf)
                .collect(Collectors.toSet());
        return context.getRouteDefinitions().stream()
                .filter(RouteOrder::isOfKamelet)
                .filter(route -> ids.contains(RouteOrder.userOf(route)) && !usedByOthers.contains(route.getId()))
                .toList();
    }

    /** The ids of the routes of kamelets that a route hands over to, or gets its messages from. */
    private static Stream<String> kameletsOf(Route route) {
        return route.getServices().stream()
                .flatMap(service -> ServiceHelper.getChildServices(service, true).stream())
                .filter(EndpointAware.class::isInstance)
                .map(service -> ((EndpointAware) service).getEndpoint())
                .filter(KameletEndpoint.class::isInstance)
                .map(endpoint -> ((KameletEndpoint) endpoint).getRouteId())
                .filter(id -> !id.equals(route.getId()));
    }
}

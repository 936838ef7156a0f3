package io.drover.lint;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.camel.model.FromDefinition;
import org.apache.camel.model.KameletDefinition;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.TryDefinition;
import org.jspecify.annotations.Nullable;

/** All steps that the batches of one feed may come to, over direct: and into kamelets. */
final class SinkWalk {
    private static final String KAMELET = "kamelet";

    private final Examined examined;
    private final String feed;
    private final Set<RouteDefinition> seen = new HashSet<>();
    private final List<SinkStep> steps = new ArrayList<>();

    SinkWalk(Examined examined, String feed) {
        this.examined = examined;
        this.feed = feed;
    }

    /** The steps from this route on; each route is a step itself, before those that it has. */
    List<SinkStep> steps(RouteDefinition route) {
        visit(route, route);
        return steps;
    }

    private void visit(ProcessorDefinition<?> definition, RouteDefinition route) {
        if (definition == route && !seen.add(route)) {
            return;
        }
        SinkStep step = new SinkStep(examined.context(), definition, route, feed);
        steps.add(step);
        parts(definition).forEach(part -> visit(part, route));
        if (definition instanceof KameletDefinition kamelet) {
            followKamelet(kamelet.getName(), route);
        }
        String uri = Uris.of(step);
        if (uri != null) {
            follow(uri, route);
        }
    }

    /** What is inside of a step; some keep a part of it beside their outputs. */
    private static List<ProcessorDefinition<?>> parts(ProcessorDefinition<?> definition) {
        List<ProcessorDefinition<?>> parts = new ArrayList<>(definition.getOutputs());
        if (definition instanceof TryDefinition attempt) {
            attempt.getCatchClauses().forEach(clause -> add(clause, parts));
            add(attempt.getFinallyClause(), parts);
        }
        return parts;
    }

    private static void add(@Nullable ProcessorDefinition<?> part, List<ProcessorDefinition<?>> parts) {
        if (part != null && !parts.contains(part)) {
            parts.add(part);
        }
    }

    private void follow(String uri, RouteDefinition from) {
        switch (Uris.scheme(uri)) {
            case "direct" -> routesFrom(Uris.address(uri)).forEach(route -> visit(route, route));
            case KAMELET -> followKamelet(Uris.address(uri).substring(KAMELET.length() + 1), from);
            default -> {
                return; // the end of what is known
            }
        }
    }

    /** Into the routes made of a kamelet, or out of one that is a source, into those that it feeds. */
    private void followKamelet(String name, RouteDefinition from) {
        List<RouteDefinition> next = name.equals("sink")
                ? examined.definitions().stream()
                        .filter(route -> address(route).startsWith(KAMELET + ":"))
                        .filter(route -> isMadeOf(from, address(route).substring(KAMELET.length() + 1)))
                        .toList()
                : examined.definitions().stream()
                        .filter(route -> isMadeOf(route, name))
                        .toList();
        next.forEach(route -> visit(route, route));
    }

    /** Camel names such a route after the kamelet, unless whoever uses it gives the name: {@code NAME/ID}. */
    private static boolean isMadeOf(RouteDefinition route, String name) {
        String id = String.valueOf(route.getRouteId());
        int slash = name.indexOf('/');
        return slash < 0 ? id.startsWith(name + "-") : id.equals(name.substring(slash + 1));
    }

    private List<RouteDefinition> routesFrom(String address) {
        return examined.definitions().stream()
                .filter(route -> address(route).equals(address))
                .toList();
    }

    private String address(RouteDefinition route) {
        FromDefinition input = route.getInput();
        String uri = input == null ? null : input.getEndpointUri();
        String resolved = uri == null ? null : examined.resolved(uri);
        return resolved == null ? "" : Uris.address(resolved);
    }
}

package io.drover.graph;

import io.drover.graph.RouteGraph.Edge;
import io.drover.graph.RouteGraph.Kind;
import io.drover.graph.RouteGraph.Node;
import io.drover.graph.RouteReader.ReadRoute;
import io.drover.yaml.YamlText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Makes the graph of route files. */
public final class GraphBuilder {
    private static final Pattern SETTING = Pattern.compile("\\{\\{[^{}]*}}");

    private final Set<String> running;
    private final List<ReadRoute> routes = new ArrayList<>();
    private final List<Node> nodes = new ArrayList<>();
    private final List<Edge> edges = new ArrayList<>();

    private GraphBuilder(Set<String> running) {
        this.running = running;
    }

    /**
     * The graph of these files.
     *
     * @param texts of the files, each valid
     * @param running the ids of the routes that the settings let run
     */
    public static RouteGraph of(Collection<String> texts, Set<String> running) {
        GraphBuilder builder = new GraphBuilder(running);
        texts.forEach(text -> builder.routes.addAll(RouteReader.routes(YamlText.read(text))));
        builder.build();
        return new RouteGraph(List.copyOf(builder.nodes), List.copyOf(builder.edges));
    }

    private void build() {
        for (ReadRoute route : routes) {
            boolean off = !running.contains(route.id());
            if (!route.from().startsWith("direct:")) {
                nodes.add(new Node(id("from", route), Kind.SOURCE, List.of(route.source()), off));
                edges.add(new Edge(id("from", route), id("route", route), false));
            }
            nodes.add(new Node(id("route", route), Kind.ROUTE, List.of(route.id()), off));
            if (!route.targets().isEmpty()) {
                nodes.add(new Node(id("to", route), Kind.TARGET, List.copyOf(route.targets()), off));
                edges.add(new Edge(id("route", route), id("to", route), false));
            }
            route.links().forEach(link -> link(route, link));
        }
    }

    /** A link whose name a setting completes leads to all routes whose names fit. */
    private void link(ReadRoute route, String link) {
        boolean bySetting = SETTING.matcher(link).find();
        Pattern names = Pattern.compile(Pattern.quote(link).replaceAll("\\{\\{[^{}]*}}", "\\\\E.+\\\\Q"));
        routes.stream()
                .filter(other -> names.matcher(other.from()).matches())
                .forEach(other -> edges.add(new Edge(id("route", route), id("route", other), bySetting)));
    }

    private static String id(String kind, ReadRoute route) {
        return kind + "-" + route.id().replaceAll("[^A-Za-z0-9]+", "-");
    }
}

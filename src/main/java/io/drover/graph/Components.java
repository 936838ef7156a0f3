package io.drover.graph;

import io.drover.graph.RouteGraph.Edge;
import io.drover.graph.RouteGraph.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Takes a graph apart into what hangs together, in the order of the nodes. */
final class Components {
    private final Map<String, String> heads = new HashMap<>();

    private Components() {}

    static List<RouteGraph> of(RouteGraph graph) {
        Components components = new Components();
        graph.nodes().forEach(node -> components.heads.put(node.id(), node.id()));
        graph.edges().forEach(edge -> components.join(edge));
        Map<String, List<Node>> nodes = new LinkedHashMap<>();
        for (Node node : graph.nodes()) {
            nodes.computeIfAbsent(components.head(node.id()), head -> new ArrayList<>())
                    .add(node);
        }
        return nodes.entrySet().stream()
                .map(part -> new RouteGraph(
                        part.getValue(),
                        graph.edges().stream()
                                .filter(edge -> components.head(edge.from()).equals(part.getKey()))
                                .toList()))
                .toList();
    }

    private String head(String id) {
        String head = id;
        while (!heads.getOrDefault(head, head).equals(head)) {
            head = heads.getOrDefault(head, head);
        }
        return head;
    }

    private void join(Edge edge) {
        heads.put(head(edge.to()), head(edge.from()));
    }
}

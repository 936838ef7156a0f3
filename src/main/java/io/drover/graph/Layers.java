package io.drover.graph;

import io.drover.graph.RouteGraph.Edge;
import io.drover.graph.RouteGraph.Kind;
import io.drover.graph.RouteGraph.Node;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts what hangs together into columns, each thing behind all that lead to it, and orders each column so that few arrows
 * cross: by the middle of the neighbours, back and forth.
 */
final class Layers {
    private static final int SWEEPS = 8;

    private final List<Node> nodes;
    private final List<Edge> edges;
    private final Map<String, Integer> columns = new HashMap<>();
    private final List<List<Node>> layers = new ArrayList<>();

    private Layers(List<Node> nodes, List<Edge> edges) {
        this.nodes = nodes;
        this.edges = edges;
    }

    /** The columns, from left to right. @param edges among the nodes */
    static List<List<Node>> of(List<Node> nodes, List<Edge> edges) {
        Layers layers = new Layers(nodes, edges);
        layers.assign();
        layers.order();
        return layers.layers;
    }

    /** As long as something moves, and no longer than a circle of routes would let it. */
    private void assign() {
        nodes.forEach(node -> columns.put(node.id(), node.kind() == Kind.SOURCE ? 0 : 1));
        for (int round = 0; round < nodes.size(); round++) {
            for (Edge edge : edges) {
                int behind = columns.getOrDefault(edge.from(), 0) + 1;
                columns.merge(edge.to(), behind, Math::max);
            }
        }
        int most = Math.min(
                nodes.size(), columns.values().stream().max(Integer::compare).orElse(0));
        for (int i = 0; i <= most; i++) {
            int column = i;
            layers.add(new ArrayList<>(nodes.stream()
                    .filter(node -> Math.min(most, columns.getOrDefault(node.id(), 0)) == column)
                    .toList()));
        }
    }

    private void order() {
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            boolean forth = sweep % 2 == 0;
            Map<String, Double> places = places();
            for (int i = 0; i < layers.size(); i++) {
                List<Node> layer = layers.get(forth ? i : layers.size() - 1 - i);
                layer.sort(Comparator.comparingDouble(node -> middle(node, places, forth)));
                for (int place = 0; place < layer.size(); place++) {
                    places.put(layer.get(place).id(), (place + 0.5) / layer.size());
                }
            }
        }
    }

    private Map<String, Double> places() {
        Map<String, Double> places = new HashMap<>();
        for (List<Node> layer : layers) {
            for (int place = 0; place < layer.size(); place++) {
                places.put(layer.get(place).id(), (place + 0.5) / layer.size());
            }
        }
        return places;
    }

    /** The middle of the neighbours on one side, or where it is when it has none there. */
    private double middle(Node node, Map<String, Double> places, boolean before) {
        return edges.stream()
                .filter(edge -> (before ? edge.to() : edge.from()).equals(node.id()))
                .map(edge -> before ? edge.from() : edge.to())
                .mapToDouble(neighbour -> places.getOrDefault(neighbour, 0.5))
                .average()
                .orElse(places.getOrDefault(node.id(), 0.5));
    }
}

package io.drover.graph;

import io.drover.graph.RouteGraph.Edge;
import io.drover.graph.RouteGraph.Node;
import java.util.stream.Collectors;

/** Writes a graph as a Mermaid flowchart. */
public final class Mermaid {
    private Mermaid() {}

    /** The text of the chart, with a line feed at its end. */
    public static String of(RouteGraph graph) {
        StringBuilder text = new StringBuilder("flowchart LR\n");
        for (Node node : graph.nodes()) {
            text.append("  ").append(node.id()).append(box(node)).append('\n');
        }
        for (Edge edge : graph.edges()) {
            text.append("  ")
                    .append(edge.from())
                    .append(edge.bySetting() ? " -.-> " : " --> ")
                    .append(edge.to())
                    .append('\n');
        }
        String off = graph.nodes().stream().filter(Node::off).map(Node::id).collect(Collectors.joining(","));
        if (!off.isEmpty()) {
            text.append("  classDef off stroke-dasharray:4 3,opacity:0.6\n  class ")
                    .append(off)
                    .append(" off\n");
        }
        return text.toString();
    }

    private static String box(Node node) {
        String label = node.lines().stream().map(Mermaid::escaped).collect(Collectors.joining("<br/>", "\"", "\""));
        return switch (node.kind()) {
            case SOURCE -> "([" + label + "])";
            case ROUTE -> "[" + label + "]";
            case TARGET -> "[/" + label + "/]";
        };
    }

    private static String escaped(String text) {
        return text.replace("#", "#35;")
                .replace("\"", "#quot;")
                .replace("<", "#lt;")
                .replace(">", "#gt;");
    }
}

package io.drover.graph;

import java.util.List;

/**
 * Routes as boxes and arrows.
 *
 * @param nodes in the order of the routes
 * @param edges by the ids of nodes
 */
public record RouteGraph(List<Node> nodes, List<Edge> edges) {
    /** What a box stands for. */
    public enum Kind {
        SOURCE,
        ROUTE,
        TARGET
    }

    /**
     * A box.
     *
     * @param id unique; letters, digits and dashes
     * @param lines what stands in it, one or more
     * @param off whether settings switch it off
     */
    public record Node(String id, Kind kind, List<String> lines, boolean off) {}

    /** An arrow. @param bySetting whether a setting decides that it is this one of several */
    public record Edge(String from, String to, boolean bySetting) {}
}

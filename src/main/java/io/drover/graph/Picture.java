package io.drover.graph;

import io.drover.graph.RouteGraph.Edge;
import io.drover.graph.RouteGraph.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds a place for each box: what hangs together below each other, in columns, each box beside its neighbours. */
final class Picture {
    private static final double MARGIN = 24;
    private static final double GAP = 14;
    private static final double BETWEEN_COLUMNS = 84;
    private static final double BETWEEN_PARTS = 34;
    private static final int SWEEPS = 6;

    private final Map<String, Box> boxes = new LinkedHashMap<>();
    private double width;
    private double height = MARGIN;

    private Picture() {}

    static Picture of(RouteGraph graph) {
        Picture picture = new Picture();
        Components.of(graph).forEach(picture::add);
        return picture;
    }

    private void add(RouteGraph part) {
        List<List<Box>> columns = columns(part);
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            boolean forth = sweep % 2 == 0;
            for (int i = 0; i < columns.size(); i++) {
                int column = forth ? i : columns.size() - 1 - i;
                columns.set(column, arranged(columns.get(column), part.edges(), forth));
                columns.get(column).forEach(box -> boxes.put(box.node().id(), box));
            }
        }
        double top = columns.stream()
                .flatMap(List::stream)
                .mapToDouble(Box::top)
                .min()
                .orElse(0);
        double shift = height - top;
        for (Box box : columns.stream().flatMap(List::stream).toList()) {
            Box placed = box.at(box.top() + shift);
            boxes.put(box.node().id(), placed);
            width = Math.max(width, placed.right() + MARGIN);
        }
        double bottom = part.nodes().stream()
                .mapToDouble(node -> box(node.id()).bottom())
                .max()
                .orElse(height);
        height = bottom + BETWEEN_PARTS;
    }

    private List<List<Box>> columns(RouteGraph part) {
        List<List<Box>> columns = new ArrayList<>();
        double left = MARGIN;
        for (List<Node> layer : Layers.of(part.nodes(), part.edges())) {
            double start = left;
            List<Box> column = new ArrayList<>();
            // all of a column as wide as the widest, so that no arrow leaves behind another box
            double widest = layer.stream()
                    .mapToDouble(node -> Box.of(node, start).width())
                    .max()
                    .orElse(0);
            double top = 0;
            for (Node node : layer) {
                Box box = Box.of(node, start).at(top).wide(widest);
                top = box.bottom() + GAP;
                column.add(box);
                boxes.put(node.id(), box);
            }
            columns.add(column);
            left = layer.isEmpty() ? start : start + widest + BETWEEN_COLUMNS;
        }
        return columns;
    }

    /** Each box as near to the middle of its neighbours as those above it let it, all of them moved back by what that took. */
    private List<Box> arranged(List<Box> column, List<Edge> edges, boolean before) {
        List<Box> arranged = new ArrayList<>();
        double free = Double.NEGATIVE_INFINITY;
        double pushed = 0;
        for (Box box : column) {
            double wanted = wanted(box, edges, before) - box.height() / 2;
            double top = Math.max(wanted, free);
            pushed += top - wanted;
            arranged.add(box.at(top));
            free = top + box.height() + GAP;
        }
        double back = column.isEmpty() ? 0 : pushed / column.size();
        return arranged.stream().map(box -> box.at(box.top() - back)).toList();
    }

    private double wanted(Box box, List<Edge> edges, boolean before) {
        return edges.stream()
                .filter(edge ->
                        (before ? edge.to() : edge.from()).equals(box.node().id()))
                .mapToDouble(edge -> box(before ? edge.from() : edge.to()).middle())
                .average()
                .orElse(box.middle());
    }

    Box box(String id) {
        Box box = boxes.get(id);
        if (box == null) {
            throw new IllegalArgumentException("there is no box " + id);
        }
        return box;
    }

    List<Box> boxes() {
        return List.copyOf(boxes.values());
    }

    double width() {
        return width;
    }

    double height() {
        return height - BETWEEN_PARTS + MARGIN;
    }
}

package io.drover.graph;

import io.drover.graph.RouteGraph.Node;

/** A node with its place in the picture, in pixels. */
record Box(Node node, double left, double top, double width, double height) {
    private static final double CHARACTER = 7.3;
    private static final double LINE = 17;
    private static final double PADDING = 12;

    /** As wide as the longest line in a font whose letters are all as wide. */
    static Box of(Node node, double left) {
        int longest = node.lines().stream().mapToInt(String::length).max().orElse(0);
        return new Box(
                node, left, 0, longest * CHARACTER + 2 * PADDING, node.lines().size() * LINE + PADDING);
    }

    Box at(double newTop) {
        return new Box(node, left, newTop, width, height);
    }

    Box wide(double newWidth) {
        return new Box(node, left, top, newWidth, height);
    }

    double middle() {
        return top + height / 2;
    }

    double right() {
        return left + width;
    }

    double bottom() {
        return top + height;
    }

    /** The base line of a line of text, counted from 0. */
    double baseline(int line) {
        return top + PADDING / 2 + line * LINE + LINE * 0.72;
    }

    double textLeft() {
        return left + PADDING;
    }
}

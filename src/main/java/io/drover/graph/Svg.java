package io.drover.graph;

import io.drover.graph.RouteGraph.Edge;
import java.util.Locale;

/** Draws a graph as SVG, without fonts or pictures from elsewhere; it is readable on light and dark ground. */
public final class Svg {
    private static final String HEAD = """
            <svg xmlns="http://www.w3.org/2000/svg" width="%1$d" height="%2$d" viewBox="0 0 %1$d %2$d" role="img">
            <title>Routes: where things come from, which routes they take, and where they go</title>
            <style>
              .ground { fill: #ffffff }
              text { font: 12px "DejaVu Sans Mono", Menlo, Consolas, monospace; fill: #1f2933; white-space: pre }
              .box { stroke: #7b8794 } .source { fill: #e3f2e6 } .route { fill: #e1ecfb } .target { fill: #fbf0dc }
              .arrow { fill: none; stroke: #7b8794; stroke-width: 1.3 } .setting { stroke-dasharray: 5 4 } .head { fill: #7b8794 }
              .off { opacity: .6 } .off .box { stroke-dasharray: 4 3 }
              @media (prefers-color-scheme: dark) {
                .ground { fill: #14181d } text { fill: #e4e7eb }
                .box { stroke: #8a97a6 } .source { fill: #1d3a26 } .route { fill: #1b3152 } .target { fill: #43361a }
                .arrow { stroke: #8a97a6 } .head { fill: #8a97a6 }
              }
            </style>
            <defs><marker id="head" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8" markerHeight="8" orient="auto"><path class="head" d="M0 0 L8 4 L0 8 z"/></marker></defs>
            <rect class="ground" width="100%%" height="100%%"/>
            """;

    private Svg() {}

    /** The text of the picture, with a line feed at its end. */
    public static String of(RouteGraph graph) {
        Picture picture = Picture.of(graph);
        StringBuilder svg =
                new StringBuilder(HEAD.formatted(Math.round(picture.width()), Math.round(picture.height())));
        graph.edges().forEach(edge -> svg.append(arrow(edge, picture)));
        picture.boxes().forEach(box -> svg.append(drawn(box)));
        return svg.append("</svg>\n").toString();
    }

    private static String arrow(Edge edge, Picture picture) {
        Box from = picture.box(edge.from());
        Box to = picture.box(edge.to());
        boolean off = from.node().off() || to.node().off();
        double bend = Math.max(24, (to.left() - from.right()) / 2);
        return String.format(
                Locale.ROOT,
                "<path class=\"arrow%s%s\" d=\"M%.1f %.1f C%.1f %.1f %.1f %.1f %.1f %.1f\" marker-end=\"url(#head)\"/>%n",
                edge.bySetting() ? " setting" : "",
                off ? " off" : "",
                from.right(),
                from.middle(),
                from.right() + bend,
                from.middle(),
                to.left() - bend,
                to.middle(),
                to.left(),
                to.middle());
    }

    private static String drawn(Box box) {
        String kind = box.node().kind().name().toLowerCase(Locale.ROOT);
        StringBuilder group = new StringBuilder(box.node().off() ? "<g class=\"off\">" : "<g>");
        if (box.node().off()) {
            group.append("<title>switched off by settings</title>");
        }
        group.append(String.format(
                Locale.ROOT,
                "<rect class=\"box %s\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" rx=\"%d\"/>",
                kind,
                box.left(),
                box.top(),
                box.width(),
                box.height(),
                kind.equals("source") ? 14 : 4));
        for (int line = 0; line < box.node().lines().size(); line++) {
            group.append(String.format(
                    Locale.ROOT,
                    "<text x=\"%.1f\" y=\"%.1f\">%s</text>",
                    box.textLeft(),
                    box.baseline(line),
                    escaped(box.node().lines().get(line))));
        }
        return group.append("</g>\n").toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}

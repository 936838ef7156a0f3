package io.drover.graph;

import io.drover.graph.RouteGraph.Edge;
import java.util.Locale;

/** Draws a graph as SVG, without fonts or pictures from elsewhere; it is readable on light and dark ground. */
public final class Svg {
    private static final String HEAD = """
            <svg xmlns="http://www.w3.org/2000/svg" width="%1$d" height="%2$d" viewBox="0 0 %1$d %2$d" role="img">
            <title>Routes: where things come from, which routes they take, and where they go</title>
            <style>
              :root { --ground: #ffffff; --ink: #1f2933; --line: #7b8794; --source: #e3f2e6; --route: #e1ecfb; --target: #fbf0dc }
              @media (prefers-color-scheme: dark) {
                :root { --ground: #14181d; --ink: #e4e7eb; --line: #8a97a6; --source: #1d3a26; --route: #1b3152; --target: #43361a }
              }
              .ground { fill: var(--ground) }
              text { font: 12px "DejaVu Sans Mono", Menlo, Consolas, monospace; fill: var(--ink); white-space: pre }
              rect.box { stroke: var(--line) }
              .source { fill: var(--source) } .route { fill: var(--route) } .target { fill: var(--target) }
              path { fill: none; stroke: var(--line); stroke-width: 1.3 } path.setting { stroke-dasharray: 5 4 }
              .off { opacity: .55 } .off rect { stroke-dasharray: 4 3 }
              marker path { fill: var(--line); stroke: none }
            </style>
            <defs><marker id="head" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8" markerHeight="8" orient="auto"><path d="M0 0 L8 4 L0 8 z"/></marker></defs>
            <rect class="ground" width="100%%" height="100%%"/>
            """;

    private Svg() {}

    /** The text of the picture, with a line feed at its end. */
    public static String of(RouteGraph graph) {
        Picture picture = Picture.of(graph);
        StringBuilder svg = new StringBuilder(
                HEAD.formatted(Math.round(picture.width()), Math.round(picture.height())));
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
                "<path class=\"%s%s\" d=\"M%.1f %.1f C%.1f %.1f %.1f %.1f %.1f %.1f\" marker-end=\"url(#head)\"/>%n",
                edge.bySetting() ? "setting" : "always",
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

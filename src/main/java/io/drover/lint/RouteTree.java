package io.drover.lint;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** A route file as a tree whose values know their places. */
final class RouteTree {
    /** Steps whose value may be the URI itself. */
    private static final Set<String> SHORT = Set.of("to", "toD", "from", "wireTap", "poll");

    /** What a file has at the top that is for itself alone. */
    private static final Set<String> OWN = Set.of("route", "from");

    private final Path file;
    private final List<String> lines;
    private final List<Text> texts = new ArrayList<>();
    private final Map<Text, RouteEntry> routeOf = new IdentityHashMap<>();
    private final List<EndpointText> endpoints = new ArrayList<>();
    private final List<RouteEntry> routes = new ArrayList<>();
    private final List<HeaderText> headers = new ArrayList<>();

    private boolean shared;

    private RouteTree(RouteSource source) {
        this.file = source.file();
        this.lines = source.lines();
    }

    /** @throws YamlEngineException when it is no YAML */
    static RouteTree of(RouteSource source) {
        RouteTree tree = new RouteTree(source);
        new Compose(LoadSettings.builder().setLabel(source.file().toString()).build())
                .composeString(source.text())
                .ifPresent(root -> tree.visit(root, new ArrayList<>(), RouteEntry.NONE));
        return tree;
    }

    Path file() {
        return file;
    }

    /** Whether something in it is for the routes of other files, such as a route configuration. */
    boolean isShared() {
        return shared;
    }

    /** The line of a step's key: Camel counts one less when the step is written on one line. @param line as Camel counts */
    int lineOf(String key, int line) {
        boolean here = line > 0 && lines.get(line - 1).contains(key + ":");
        boolean next = line > 0 && line < lines.size() && lines.get(line).contains(key + ":");
        return !here && next ? line + 1 : line;
    }

    /** The column where the text of a line begins, behind the dash of a list; counted from 1. */
    int indent(int line) {
        String text = lines.get(line - 1);
        int column = 0;
        while (column < text.length() - 1 && " -".indexOf(text.charAt(column)) >= 0) {
            column++;
        }
        return column + 1;
    }

    /** All values, in their order. */
    List<Text> texts() {
        return texts;
    }

    /** The route that a value is of. @param text one of {@link #texts} */
    RouteEntry routeOf(Text text) {
        return routeOf.getOrDefault(text, RouteEntry.NONE);
    }

    /** All endpoints, in their order. */
    List<EndpointText> endpoints() {
        return endpoints;
    }

    /** All routes, in their order. */
    List<RouteEntry> routes() {
        return routes;
    }

    /** All steps that set a header, in their order. */
    List<HeaderText> headers() {
        return headers;
    }

    private void visit(Node node, List<String> path, RouteEntry route) {
        if (node instanceof SequenceNode sequence) {
            sequence.getValue().forEach(item -> visit(item, path, route));
        } else if (node instanceof MappingNode mapping) {
            mapping(mapping, path, route);
        } else if (node instanceof ScalarNode scalar) {
            Text text = Text.of(scalar, path);
            texts.add(text);
            routeOf.put(text, route);
            if (SHORT.contains(text.key())) {
                endpoints.add(EndpointText.of(text, Map.of(), route));
            }
        }
    }

    private void mapping(MappingNode mapping, List<String> path, RouteEntry route) {
        String key = path.isEmpty() ? "" : path.get(path.size() - 1);
        Text uri = scalar(mapping, "uri", path);
        if (uri != null && !key.equals("interceptSendToEndpoint")) {
            endpoints.add(EndpointText.of(uri, scalars(child(mapping, "parameters"), path), route));
        }
        Text header = scalar(mapping, "name", path);
        if (header != null && (key.equals("setHeader") || key.equals("headers"))) {
            headers.add(new HeaderText(header, expression(mapping, path)));
        }
        for (NodeTuple tuple : mapping.getValue()) {
            if (tuple.getKeyNode() instanceof ScalarNode name) {
                shared |= path.isEmpty() && !OWN.contains(name.getValue());
                path.add(name.getValue());
                visit(tuple.getValueNode(), path, routeOf(name.getValue(), mapping, tuple.getValueNode(), route));
                path.remove(path.size() - 1);
            }
        }
    }

    /** The route that a value belongs to: a new one where it begins one. */
    private RouteEntry routeOf(String key, MappingNode parent, Node value, RouteEntry route) {
        boolean template = key.equals("routeTemplate") || key.equals("template");
        if (template) {
            return new RouteEntry(null, null, true);
        }
        boolean bare = key.equals("from") && child(parent, "id") == null && route.equals(RouteEntry.NONE);
        if (!(value instanceof MappingNode mapping) || !(key.equals("route") || bare)) {
            return route;
        }
        List<String> path = List.of("route");
        RouteEntry entry = bare
                ? new RouteEntry(null, null, false)
                : new RouteEntry(scalar(mapping, "id", path), scalar(mapping, "precondition", path), route.template());
        routes.add(entry);
        return entry;
    }

    /** The expression that a step has in one of its forms: {@code simple: x}, {@code expression: {simple: x}} and the like. */
    private static @Nullable Text expression(MappingNode step, List<String> path) {
        MappingNode holder = child(step, "expression") instanceof MappingNode inner ? inner : step;
        for (String language : List.of("constant", "simple")) {
            Text text = scalar(holder, language, path);
            if (text == null && child(holder, language) instanceof MappingNode detailed) {
                text = scalar(detailed, "expression", path);
            }
            if (text != null) {
                return text;
            }
        }
        return null;
    }

    private static Map<String, Text> scalars(@Nullable Node node, List<String> path) {
        Map<String, Text> scalars = new LinkedHashMap<>();
        if (node instanceof MappingNode mapping) {
            for (NodeTuple tuple : mapping.getValue()) {
                if (tuple.getKeyNode() instanceof ScalarNode name && tuple.getValueNode() instanceof ScalarNode value) {
                    scalars.put(name.getValue(), Text.of(value, with(path, name.getValue())));
                }
            }
        }
        return scalars;
    }

    private static @Nullable Text scalar(MappingNode mapping, String key, List<String> path) {
        return child(mapping, key) instanceof ScalarNode value ? Text.of(value, with(path, key)) : null;
    }

    private static List<String> with(List<String> path, String key) {
        List<String> longer = new ArrayList<>(path);
        longer.add(key);
        return longer;
    }

    private static @Nullable Node child(MappingNode mapping, String key) {
        for (NodeTuple tuple : mapping.getValue()) {
            if (tuple.getKeyNode() instanceof ScalarNode name && name.getValue().equals(key)) {
                return tuple.getValueNode();
            }
        }
        return null;
    }
}

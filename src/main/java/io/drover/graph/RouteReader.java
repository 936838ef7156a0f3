package io.drover.graph;

import io.drover.yaml.Value;
import io.drover.yaml.Value.Entries;
import io.drover.yaml.Value.Entry;
import io.drover.yaml.Value.Items;
import io.drover.yaml.Value.Scalar;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads from a route file which routes it holds, and what endpoints they name; how steps are nested does not matter. */
final class RouteReader {
    private static final Set<String> SENDING = Set.of("to", "toD", "wireTap", "enrich", "pollEnrich", "poll");

    private final List<ReadRoute> routes = new ArrayList<>();

    private RouteReader() {}

    /**
     * A route.
     *
     * @param id as the file has it
     * @param from its source's URI
     * @param source a label for it
     * @param links URIs of direct: endpoints that it sends to
     * @param targets labels of the other endpoints that it sends to, each once
     */
    record ReadRoute(String id, String from, String source, Set<String> links, Set<String> targets) {}

    static List<ReadRoute> routes(Value file) {
        RouteReader reader = new RouteReader();
        if (file instanceof Items items) {
            items.items().forEach(reader::element);
        }
        return reader.routes;
    }

    private void element(Value value) {
        if (!(value instanceof Entries entries)) {
            return;
        }
        Value route = entries.get("route");
        Value from = entries.get("from");
        if (route instanceof Entries given && given.get("from") != null) {
            route(text(given.get("id")), given.get("from"), given);
        } else if (from != null) {
            route("", from, entries);
        }
    }

    private void route(String id, @Nullable Value from, Entries whole) {
        String uri = uri(from);
        Set<String> links = new LinkedHashSet<>();
        Set<String> targets = new LinkedHashSet<>();
        steps(whole, links, targets);
        String name = id.isEmpty() ? EndpointLabel.of(uri, parameters(from)) : id;
        routes.add(new ReadRoute(name, uri, EndpointLabel.of(uri, parameters(from)), links, targets));
    }

    private void steps(Value value, Set<String> links, Set<String> targets) {
        if (value instanceof Items items) {
            items.items().forEach(item -> steps(item, links, targets));
        } else if (value instanceof Entries entries) {
            for (Entry entry : entries.entries()) {
                if (SENDING.contains(entry.key())) {
                    endpoint(entry.value(), links, targets);
                } else {
                    steps(entry.value(), links, targets);
                }
            }
        }
    }

    private static void endpoint(Value value, Set<String> links, Set<String> targets) {
        String uri = uri(value);
        if (uri.startsWith("direct:")) {
            links.add(uri);
        } else if (!uri.isEmpty()) {
            targets.add(EndpointLabel.of(uri, parameters(value)));
        }
    }

    private static String uri(@Nullable Value value) {
        if (value instanceof Entries entries) {
            return text(entries.get("uri"));
        }
        return text(value);
    }

    private static @Nullable Value parameters(@Nullable Value value) {
        return value instanceof Entries entries ? entries.get("parameters") : null;
    }

    private static String text(@Nullable Value value) {
        return value instanceof Scalar scalar ? scalar.text() : "";
    }
}

package io.drover.lint;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An endpoint as it is written.
 *
 * @param uri its address, with options behind a question mark or without
 * @param options all of its options by their names, wherever they stand
 * @param route where it is used
 */
record EndpointText(Text uri, Map<String, Text> options, RouteEntry route) {

    static EndpointText of(Text uri, Map<String, Text> parameters, RouteEntry route) {
        Map<String, Text> options = new LinkedHashMap<>(parameters);
        int question = uri.value().indexOf('?');
        int from = question + 1;
        while (question >= 0 && from < uri.value().length()) {
            int end = uri.value().indexOf('&', from);
            int to = end < 0 ? uri.value().length() : end;
            String pair = uri.value().substring(from, to);
            int equals = pair.indexOf('=');
            if (equals > 0) {
                options.put(
                        pair.substring(0, equals),
                        new Text(
                                uri.path(),
                                pair.substring(equals + 1),
                                uri.line(),
                                uri.columnOf(from + equals + 1),
                                uri.flat()));
            }
            from = to + 1;
        }
        return new EndpointText(uri, options, route);
    }

    /** The name of its component; empty when a setting gives it. */
    String scheme() {
        String scheme = address().split(":", 2)[0];
        return scheme.contains("{{") || scheme.contains("${") ? "" : scheme;
    }

    /** Its URI without the options. */
    String address() {
        return uri.value().split("[?]", 2)[0];
    }

    /** Whether a route begins with it. */
    boolean isEntrance() {
        return uri.key().equals("from")
                || uri.key().equals("uri") && uri.ancestor(1).equals("from");
    }

    @Nullable
    Text option(String name) {
        return options.get(name);
    }
}

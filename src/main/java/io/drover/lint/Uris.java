package io.drover.lint;

import java.net.URISyntaxException;
import java.util.Map;
import org.apache.camel.model.EndpointRequiredDefinition;
import org.apache.camel.model.ToDynamicDefinition;
import org.apache.camel.util.URISupport;
import org.jspecify.annotations.Nullable;

/** Where steps send to. */
final class Uris {
    private Uris() {}

    /** The URI that a step sends to, its placeholders replaced, or null when it sends nowhere. */
    static @Nullable String of(SinkStep step) {
        String uri = null;
        if (step.definition() instanceof EndpointRequiredDefinition sending) {
            uri = sending.getEndpointUri();
        } else if (step.definition() instanceof ToDynamicDefinition sending) {
            uri = sending.getUri();
        }
        return uri == null ? null : resolved(step, uri);
    }

    private static String resolved(SinkStep step, String uri) {
        try {
            return step.context().resolvePropertyPlaceholders(uri);
        } catch (IllegalArgumentException e) {
            return uri; // Camel refuses the route for it
        }
    }

    static String scheme(String uri) {
        return uri.split("[:?]", 2)[0];
    }

    /** The URI without its options and without slashes behind the scheme: {@code direct:name}. */
    static String address(String uri) {
        return uri.split("[?]", 2)[0].replace("://", ":");
    }

    static Map<String, Object> options(String uri) {
        int question = uri.indexOf('?');
        try {
            return question < 0 ? Map.of() : URISupport.parseQuery(uri.substring(question + 1));
        } catch (URISyntaxException e) {
            return Map.of(); // Camel refuses the route for it
        }
    }
}

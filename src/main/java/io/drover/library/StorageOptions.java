package io.drover.library;

import io.drover.text.Spelling;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.EndpointUriFactory;

/**
 * Looks at the options of a storage before its component does: each is one that makes a difference, and no secret stands
 * in an address.
 *
 * @param component name of Camel's component
 * @param allowed the options of its endpoint that make a difference to a storage
 */
record StorageOptions(CamelContext context, String component, Set<String> allowed) {
    private static final String PREFIX = "storage.";
    private static final String REFERENCE = "#";

    /**
     * The options that were given, without those that are empty.
     *
     * @throws LibraryException naming the option and what is allowed, and never a secret
     */
    Map<String, Object> checked(Map<String, Object> options) {
        Set<String> secrets = secrets();
        Map<String, Object> given = new LinkedHashMap<>();
        options.forEach((name, value) -> {
            if (!allowed.contains(name)) {
                throw new LibraryException(PREFIX + name + ": " + component + " has no such option here"
                        + Spelling.nearest(name, allowed)
                                .map(meant -> ", did you mean " + meant + "?")
                                .orElse("")
                        + "; there are " + String.join(", ", new TreeSet<>(allowed)));
            }
            String text = String.valueOf(value);
            if (secrets.contains(name) && !text.isBlank() && !text.startsWith(REFERENCE)) {
                throw new LibraryException(PREFIX + name
                        + ": is a secret, which does not go into an address: write #property:KEY, KEY being a setting");
            }
            if (!text.isBlank()) {
                given.put(name, value);
            }
        });
        return given;
    }

    private Set<String> secrets() {
        EndpointUriFactory factory = context.getCamelContextExtension().getEndpointUriFactory(component);
        return factory == null ? Set.of() : factory.secretPropertyNames();
    }
}

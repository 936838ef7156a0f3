package io.drover;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What the generated catalogue says of a scheme's options, without those that every Camel scheme has. */
record Catalog(String scheme, JsonNode json) {
    private static final Set<String> CAMEL_S_OWN = Set.of(
            "autowiredEnabled", "bridgeErrorHandler", "exceptionHandler", "exchangePattern", "lazyStartProducer");

    static Catalog of(String scheme) throws IOException {
        Path folder = Path.of("src/generated/resources/META-INF/io/drover");
        try (Stream<Path> files = Files.walk(folder)) {
            Path file = files.filter(path -> path.endsWith(scheme + ".json"))
                    .findFirst()
                    .orElseThrow(() -> new NoSuchFileException(scheme + ".json"));
            return new Catalog(scheme, new ObjectMapper().readTree(file.toFile()));
        }
    }

    /** The component's options with their defaults; empty where there is none. */
    Map<String, String> componentDefaults() {
        return defaults("componentProperties");
    }

    /** The endpoint's options with their defaults; empty where there is none. */
    Map<String, String> endpointDefaults() {
        return defaults("properties");
    }

    private Map<String, String> defaults(String group) {
        Map<String, String> defaults = new TreeMap<>();
        json.get(group).fields().forEachRemaining(option -> {
            if (!CAMEL_S_OWN.contains(option.getKey())) {
                defaults.put(
                        option.getKey(), option.getValue().path("defaultValue").asText());
            }
        });
        return defaults;
    }
}

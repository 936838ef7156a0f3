package io.drover.image;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The documents of a file that starts Drover as a service. */
record DeployFile(List<JsonNode> documents) {
    private static final Pattern SETTING = Pattern.compile("\\{\\{env:([A-Z0-9_]+):");
    private static final Set<String> OF_THE_LAUNCHER = Set.of("DROVER_DATA", "DROVER_CACHE");

    static DeployFile read(Path file) throws IOException {
        List<JsonNode> documents = new ArrayList<>();
        new Load(LoadSettings.builder().build())
                .loadAllFromString(Files.readString(file))
                .forEach(document -> documents.add(new ObjectMapper().valueToTree(document)));
        return new DeployFile(documents);
    }

    /** The one of this kind and name. */
    JsonNode document(String kind, String name) {
        return documents.stream()
                .filter(document -> document.at("/kind").textValue().equals(kind)
                        && document.at("/metadata/name").textValue().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("there is no " + kind + " " + name));
    }

    /** Whether Drover reads this variable of the environment. */
    static boolean isVariable(String name) throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("config/application.properties"))) {
            return OF_THE_LAUNCHER.contains(name)
                    || lines.flatMap(line -> SETTING.matcher(line).results())
                            .map(match -> match.group(1))
                            .collect(Collectors.toSet())
                            .contains(name);
        }
    }
}

package io.drover.kamelet;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Reads what a kamelet's file says of itself; its template is left to Camel. */
final class KameletReader {
    private static final String TYPE = "camel.apache.org/kamelet.type";
    private static final Set<String> TYPES = Set.of("source", "sink", "action");

    private final Path file;
    private final String text;

    KameletReader(Path file, String text) {
        this.file = file;
        this.text = text;
    }

    /** @throws KameletException when it is no YAML, or no kamelet of its file's name */
    Kamelet read() {
        Map<?, ?> document = map(document());
        Map<?, ?> definition = map(map(document.get("spec")).get("definition"));
        Map<?, ?> metadata = map(document.get("metadata"));
        String name = text(metadata, "name");
        if (!file.endsWith(name + KameletFolder.SUFFIX)) {
            throw wrong("name", "metadata.name must be the file's name without its ending, is '" + name + "'");
        }
        String type = text(map(metadata.get("labels")), TYPE);
        if (!TYPES.contains(type)) {
            throw wrong(TYPE, "the label " + TYPE + " must be source, sink or action, is '" + type + "'");
        }
        List<?> required = definition.get("required") instanceof List<?> names ? names : List.of();
        List<Property> properties = new ArrayList<>();
        map(definition.get("properties"))
                .forEach((key, value) ->
                        properties.add(property(String.valueOf(key), map(value), required.contains(key))));
        return new Kamelet(file, name, text(definition, "title"), text(definition, "description"), type, properties);
    }

    private Property property(String name, Map<?, ?> property, boolean required) {
        Object defaultValue = property.get("default");
        return new Property(
                name,
                text(property, "title"),
                text(property, "description"),
                text(property, "type"),
                text(property, "format").equals("password"),
                required,
                defaultValue == null ? null : defaultValue.toString(),
                property.get("enum") instanceof List<?> values
                        ? values.stream().map(String::valueOf).toList()
                        : List.of());
    }

    private @Nullable Object document() {
        try {
            return new Load(LoadSettings.builder().build()).loadFromString(text);
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(Mark::getLine).orElse(-1) + 1;
            throw KameletException.ofFile(file, line, "", "not a valid kamelet: " + e.getProblem());
        } catch (YamlEngineException e) {
            throw wrong("", "not a valid kamelet: " + e.getMessage());
        }
    }

    private KameletException wrong(String key, String sentence) {
        return KameletException.ofFile(file, 0, key, sentence);
    }

    private static String text(Map<?, ?> node, String key) {
        Object value = node.get(key);
        return value == null ? "" : value.toString().strip();
    }

    private static Map<?, ?> map(@Nullable Object node) {
        return node instanceof Map<?, ?> map ? map : Map.of();
    }
}

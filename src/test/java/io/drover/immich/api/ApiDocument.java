package io.drover.immich.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.drover.immich.api.model.ServerVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The OpenAPI document of one release, as far as the table of operations is concerned. */
record ApiDocument(ServerVersion version, JsonNode root) {
    private static final List<String> METHODS = List.of("get", "put", "post", "patch", "delete");

    /** Something that a request may say, or that an answer says. */
    record Field(boolean required, JsonNode schema) {}

    /** An operation, and how it is called. */
    record Described(String method, String path, JsonNode node) {}

    static List<ApiDocument> all() {
        return List.of(read(1, 135, 3), read(1, 144, 1), read(2, 7, 5), read(3, 1, 0));
    }

    private static ApiDocument read(int major, int minor, int patch) {
        ServerVersion version = new ServerVersion(major, minor, patch);
        String name = "/openapi/immich-" + version + ".json";
        try (InputStream text = Objects.requireNonNull(ApiDocument.class.getResourceAsStream(name), name)) {
            return new ApiDocument(version, new ObjectMapper().readTree(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Optional<Described> find(String operationId) {
        for (Map.Entry<String, JsonNode> path : root.path("paths").properties()) {
            for (String method : METHODS) {
                JsonNode node = path.getValue().path(method);
                if (node.path("operationId").asText().equals(operationId)) {
                    return Optional.of(new Described(method.toUpperCase(Locale.ROOT), path.getKey(), node));
                }
            }
        }
        return Optional.empty();
    }

    /** What a request may say: its parameters and the properties of its body. */
    Map<String, Field> request(Described operation) {
        Map<String, Field> fields = new LinkedHashMap<>();
        operation
                .node()
                .path("parameters")
                .forEach(parameter -> fields.put(
                        parameter.path("name").asText(),
                        new Field(parameter.path("required").asBoolean(), parameter.path("schema"))));
        fields.putAll(properties(content(operation.node().path("requestBody"))));
        return fields;
    }

    /** The schema of the answer, of one element where it is a list; missing where it has none. */
    JsonNode answer(Described operation) {
        for (String status : List.of("200", "201")) {
            JsonNode schema = content(operation.node().path("responses").path(status));
            if (!schema.isMissingNode()) {
                return resolved(schema);
            }
        }
        return MissingNode.getInstance();
    }

    boolean answersList(Described operation) {
        return content(operation.node().path("responses").path("200"))
                .path("type")
                .asText()
                .equals("array");
    }

    Map<String, Field> properties(JsonNode schema) {
        JsonNode object = resolved(schema);
        Map<String, Field> fields = new LinkedHashMap<>();
        object.path("properties")
                .properties()
                .forEach(property -> fields.put(property.getKey(), new Field(false, property.getValue())));
        object.path("required")
                .forEach(name ->
                        fields.computeIfPresent(name.asText(), (key, field) -> new Field(true, field.schema())));
        return fields;
    }

    /** The values that a schema names, or none. */
    List<String> values(JsonNode schema) {
        return resolved(schema).path("enum").valueStream().map(JsonNode::asText).toList();
    }

    private static JsonNode content(JsonNode described) {
        return described.path("content").properties().stream()
                .map(type -> type.getValue().path("schema"))
                .findFirst()
                .orElse(MissingNode.getInstance());
    }

    /** What a reference, a list of one kind or a union with null comes down to. */
    JsonNode resolved(JsonNode schema) {
        if (schema.has("$ref")) {
            String name = schema.path("$ref").asText().substring("#/components/schemas/".length());
            return resolved(root.path("components").path("schemas").path(name));
        }
        if (schema.path("type").asText().equals("array")) {
            return resolved(schema.path("items"));
        }
        return schema.path("allOf").size() == 1 ? resolved(schema.path("allOf").path(0)) : schema;
    }
}

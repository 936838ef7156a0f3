package io.drover.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonMetaSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.NonValidationKeyword;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import com.networknt.schema.oas.OpenApi30;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An OpenAPI 3.0 document: its operations, and what its schemas say of a value. */
final class OpenApiDocument {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final SchemaValidatorsConfig CONFIG =
            SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();

    private final String base;
    private final JsonNode root;
    private final List<OpenApiOperation> operations = new ArrayList<>();
    private final JsonSchemaFactory schemas;

    /** @param resource the document's name under {@code /openapi} */
    OpenApiDocument(String resource) {
        this.base = "https://openapi.test/" + resource;
        this.root = read(resource);
        close(root.path("components"));
        root.path("paths")
                .fields()
                .forEachRemaining(path -> path.getValue()
                        .fields()
                        .forEachRemaining(method -> operations.add(
                                new OpenApiOperation(method.getKey(), path.getKey(), method.getValue()))));
        // A path without names comes before one that would take it for a name.
        operations.sort(Comparator.comparing(operation -> operation.path().replace('{', '~')));
        this.schemas = schemas(base, root.toString());
    }

    private static JsonSchemaFactory schemas(String base, String text) {
        JsonMetaSchema dialect = JsonMetaSchema.builder(OpenApi30.getInstance())
                .unknownKeywordFactory((keyword, context) -> new NonValidationKeyword(keyword))
                .build();
        return JsonSchemaFactory.getInstance(
                SpecVersion.VersionFlag.V4,
                factory -> factory.metaSchema(dialect)
                        .defaultMetaSchemaIri(dialect.getIri())
                        .schemaLoaders(loaders -> loaders.schemas(Map.of(base, text))));
    }

    private static JsonNode read(String resource) {
        try (InputStream stream = OpenApiDocument.class.getResourceAsStream("/openapi/" + resource)) {
            if (stream == null) {
                throw new IllegalArgumentException("there is no OpenAPI document " + resource);
            }
            return MAPPER.readTree(stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lets no object have a property that its schema does not name, because that is a misspelt one. */
    private static void close(JsonNode node) {
        if (node.path("properties").isObject() && !node.has("additionalProperties")) {
            ((ObjectNode) node).put("additionalProperties", false);
        }
        node.forEach(OpenApiDocument::close);
    }

    /** What stands before the paths, such as {@code /api}. */
    String server() {
        return root.at("/servers/0/url").asText();
    }

    List<OpenApiOperation> operations() {
        return List.copyOf(operations);
    }

    /** The operation behind a method and a path under the server's, or null. */
    @Nullable
    OpenApiOperation operation(String method, String path) {
        return operations.stream()
                .filter(operation -> operation.matches(method, path))
                .findFirst()
                .orElse(null);
    }

    /** The schema itself or, when it only refers to another, that one. */
    JsonNode resolved(JsonNode schema) {
        JsonNode named = schema.path("allOf").size() == 1 ? schema.path("allOf").path(0) : schema;
        return named.has("$ref") ? root.at(named.path("$ref").asText().substring(1)) : named;
    }

    /** The schema of this name. @throws IllegalArgumentException when there is none */
    JsonNode schema(String name) {
        JsonNode schema = root.path("components").path("schemas").path(name);
        if (schema.isMissingNode()) {
            throw new IllegalArgumentException(base + " has no schema '" + name + "'");
        }
        return schema;
    }

    /** What a schema has against a value, each in one sentence. */
    List<String> problems(JsonNode schema, JsonNode value) {
        return schemas.getSchema(absolute(schema.deepCopy()), CONFIG).validate(value).stream()
                .map(ValidationMessage::getMessage)
                .sorted()
                .toList();
    }

    /** References in the document's own place become references to the document. */
    private JsonNode absolute(JsonNode schema) {
        JsonNode reference = schema.path("$ref");
        if (reference.isTextual() && reference.asText().startsWith("#")) {
            ((ObjectNode) schema).put("$ref", base + reference.asText());
        }
        schema.forEach(this::absolute);
        return schema;
    }
}

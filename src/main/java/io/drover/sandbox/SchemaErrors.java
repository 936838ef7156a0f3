package io.drover.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The errors of the schema library of 3.x. */
final class SchemaErrors {
    private static final String UUID_PATTERN =
            "/^([0-9a-fA-F]{8}-[0-9a-fA-F]{4}-4[0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12})$/";

    private SchemaErrors() {}

    static void oneOf(ObjectNode error, List<String> allowed, Object... path) {
        error.set("values", Json.array(allowed));
        path(error, path);
        error.put(
                "message",
                allowed.stream()
                        .map(value -> '"' + value + '"')
                        .collect(Collectors.joining("|", "Invalid option: expected one of ", "")));
    }

    static ObjectNode wrongType(ArrayNode errors, String expected, String received, Object... path) {
        ObjectNode error = errors.addObject().put("expected", expected).put("code", "invalid_type");
        path(error, path);
        return error.put("message", "Invalid input: expected " + expected + ", received " + received);
    }

    static void notUuid(ArrayNode errors, Object... path) {
        format(errors, "uuid", UUID_PATTERN, "Invalid UUID", path);
    }

    static void format(ArrayNode errors, String format, String pattern, String message, Object... path) {
        ObjectNode error = errors.addObject().put("origin", "string").put("code", "invalid_format");
        error.put("format", format).put("pattern", pattern);
        path(error, path);
        error.put("message", message);
    }

    static void path(ObjectNode error, Object... path) {
        ArrayNode steps = error.putArray("path");
        for (Object step : path) {
            if (step instanceof Integer index) {
                steps.add(index);
            } else {
                steps.add(step.toString());
            }
        }
    }

    static String typeOf(JsonNode node) {
        return node.getNodeType() == JsonNodeType.MISSING
                ? "undefined"
                : node.getNodeType().name().toLowerCase(Locale.ROOT);
    }
}

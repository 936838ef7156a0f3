package io.drover.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** What the schema library says about a JSON body, in 3.x. */
final class SchemaBody {
    private final ArrayNode errors = Json.array();

    /** The complaints; empty when there are none. */
    ArrayNode check(BodyShape shape, JsonNode body) {
        if (body.isObject()) {
            check(shape, body, List.of());
        } else {
            SchemaErrors.wrongType(errors, "object", SchemaErrors.typeOf(body));
        }
        return errors;
    }

    private void check(BodyShape shape, JsonNode body, List<Object> path) {
        for (BodyShape.Field field : shape.fields()) {
            JsonNode value = body.path(field.name());
            if (!value.isMissingNode() || field.required()) {
                value(field, value, plus(path, field.name()));
            }
            String other = field.excludes();
            if (other != null && !value.isMissingNode() && body.has(other)) {
                custom(
                        plus(path, field.name()),
                        field.name() + " cannot exist alongside any of the following properties: " + other);
            }
        }
        if (errors.isEmpty() && shape.hasPlace() && body.has("latitude") != body.has("longitude")) {
            custom(path, "Latitude and longitude must be provided together");
        }
    }

    private void value(BodyShape.Field field, JsonNode value, List<Object> path) {
        switch (field.kind()) {
            case FLAG -> require(value.isBoolean(), "boolean", value, path);
            case TEXT, DATE, ZONE, METADATA_KEY -> require(value.isTextual(), "string", value, path);
            case TEXT_OR_NULL -> require(value.isTextual() || value.isNull(), "string", value, path);
            case UUID -> uuid(value, path);
            case UUID_OR_NULL -> {
                if (!value.isNull()) {
                    uuid(value, path);
                }
            }
            case UUIDS -> uuids(value, path);
            case TEXTS -> require(value.isArray(), "array", value, path);
            case LATITUDE -> number(value, -90, 90, path);
            case LONGITUDE -> number(value, -180, 180, path);
            case RATING -> rating(value, path);
            case WHOLE_NUMBER -> whole(value, path);
            case OPTION -> {
                if (!field.options().contains(value.asText())) {
                    SchemaErrors.oneOf(
                            errors.addObject().put("code", "invalid_value"), field.options(), path.toArray());
                }
            }
            case OBJECT -> require(value.isObject(), "record", value, path);
            case ITEMS -> items(field, value, path);
        }
    }

    private boolean require(boolean condition, String expected, JsonNode value, List<Object> path) {
        if (!condition) {
            SchemaErrors.wrongType(errors, expected, SchemaErrors.typeOf(value), path.toArray());
        }
        return condition;
    }

    private void uuid(JsonNode value, List<Object> path) {
        if (require(value.isTextual(), "string", value, path) && !Shapes.isUuidV4(value.asText())) {
            SchemaErrors.notUuid(errors, path.toArray());
        }
    }

    private void uuids(JsonNode value, List<Object> path) {
        require(value.isArray(), "array", value, path);
        for (int index = 0; index < value.size(); index++) {
            uuid(value.get(index), plus(path, index));
        }
    }

    private void number(JsonNode value, int least, int most, List<Object> path) {
        if (require(value.isNumber(), "number", value, path)) {
            range(value, least, most, path);
        }
    }

    private void range(JsonNode value, int least, int most, List<Object> path) {
        if (value.asDouble() > most) {
            ObjectNode error = errors.addObject().put("origin", "number").put("code", "too_big");
            error.put("maximum", most).put("inclusive", true);
            SchemaErrors.path(error, path.toArray());
            error.put("message", "Too big: expected number to be <=" + most);
        } else if (value.asDouble() < least) {
            ObjectNode error = errors.addObject().put("origin", "number").put("code", "too_small");
            error.put("minimum", least).put("inclusive", true);
            SchemaErrors.path(error, path.toArray());
            error.put("message", "Too small: expected number to be >=" + least);
        }
    }

    private void rating(JsonNode value, List<Object> path) {
        if (!value.isNull() && whole(value, path)) {
            range(value, -1, 5, path);
            if (value.asInt() == 0) {
                custom(path, "Rating must be -1 (rejected), 1–5 (starred), or null (unrated); 0 is not valid");
            }
        }
    }

    private boolean whole(JsonNode value, List<Object> path) {
        return require(value.isNumber(), "number", value, path)
                && require(value.isIntegralNumber(), "int", value, path);
    }

    private void custom(List<Object> path, String message) {
        ObjectNode error = errors.addObject().put("code", "custom");
        SchemaErrors.path(error, path.toArray());
        error.put("message", message);
    }

    private void items(BodyShape.Field field, JsonNode value, List<Object> path) {
        BodyShape items = field.items();
        require(value.isArray(), "array", value, path);
        for (int index = 0; items != null && index < value.size(); index++) {
            check(items, value.get(index), plus(path, index));
        }
    }

    private static List<Object> plus(List<Object> path, Object step) {
        List<Object> longer = new ArrayList<>(path);
        longer.add(step);
        return longer;
    }
}

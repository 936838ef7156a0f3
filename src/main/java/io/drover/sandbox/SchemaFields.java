package io.drover.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Fields as 3.x looks at them, in the words of its schema library. */
final class SchemaFields extends Fields {
    private static final String NO_DATE = "Invalid input: expected ISO 8601 datetime string";

    private final ArrayNode errors = Json.array();

    SchemaFields(JsonNode body) {
        super(body);
        if (!body.isObject()) {
            SchemaErrors.wrongType(errors, "object", SchemaErrors.typeOf(body));
            refuse();
        }
    }

    @Override
    void refuse() {
        if (!errors.isEmpty()) {
            throw Refusal.schema(errors);
        }
    }

    @Override
    void checkText(String name, JsonNode value) {
        is(value.isTextual(), "string", value, name);
    }

    @Override
    void checkTexts(String name, JsonNode value) {
        if (is(value.isArray(), "array", value, name)) {
            for (int index = 0; index < value.size(); index++) {
                is(value.get(index).isTextual(), "string", value.get(index), name, index);
            }
        }
    }

    @Override
    void checkFlag(String name, JsonNode value) {
        is(value.isBoolean(), "boolean", value, name);
    }

    @Override
    void checkUuid(String name, JsonNode value) {
        uuid(value, name);
    }

    @Override
    void checkUuids(String name, JsonNode value, int least) {
        if (is(value.isArray(), "array", value, name)) {
            for (int index = 0; index < value.size(); index++) {
                uuid(value.get(index), name, index);
            }
            atLeast(least, value, name);
        }
    }

    @Override
    void checkInteger(String name, JsonNode value, long least, long most) {
        if (!is(value.isNumber(), "number", value, name)) {
            return;
        }
        if (!value.isIntegralNumber()) {
            SchemaErrors.wrongType(errors, "int", "number", name).put("format", "safeint");
        } else if (value.asLong() < least) {
            limit("too_small", "number", "minimum", least, "Too small: expected number to be >=" + least, name);
        } else if (value.asLong() > most) {
            limit("too_big", "number", "maximum", most, "Too big: expected number to be <=" + most, name);
        }
    }

    @Override
    void checkDate(String name, JsonNode value) {
        String received = ", received " + SchemaErrors.typeOf(value);
        if (!value.isTextual()) {
            SchemaErrors.wrongType(errors, "string", "", name).put("message", NO_DATE + received);
        } else if (!Shapes.isStrictDate(value.asText())) {
            SchemaErrors.format(errors, "datetime", SchemaRules.DATE_PATTERN, NO_DATE + received, name);
        }
    }

    @Override
    void checkOption(String name, JsonNode value, List<String> allowed) {
        if (!isOneOf(allowed, value)) {
            SchemaErrors.oneOf(errors.addObject().put("code", "invalid_value"), allowed, name);
        }
    }

    @Override
    void checkOptions(String name, JsonNode value, List<String> allowed) {
        if (is(value.isArray(), "array", value, name)) {
            for (int index = 0; index < value.size(); index++) {
                if (!isOneOf(allowed, value.get(index))) {
                    SchemaErrors.oneOf(errors.addObject().put("code", "invalid_value"), allowed, name, index);
                }
            }
            atLeast(1, value, name);
        }
    }

    private static boolean isOneOf(List<String> allowed, JsonNode value) {
        return value.isTextual() && allowed.contains(value.asText());
    }

    private void uuid(JsonNode value, Object... path) {
        if (is(value.isTextual(), "string", value, path) && !Shapes.isUuidV4(value.asText())) {
            SchemaErrors.notUuid(errors, path);
        }
    }

    private void atLeast(int least, JsonNode value, String name) {
        if (value.size() < least) {
            String words = "Too small: expected array to have >=" + least + " items";
            limit("too_small", "array", "minimum", least, words, name);
        }
    }

    private void limit(String code, String origin, String bound, long limit, String words, String name) {
        ObjectNode error = errors.addObject().put("origin", origin).put("code", code);
        error.put(bound, limit).put("inclusive", true);
        SchemaErrors.path(error, name);
        error.put("message", words);
    }

    private boolean is(boolean rightType, String type, JsonNode value, Object... path) {
        if (!rightType) {
            SchemaErrors.wrongType(errors, type, SchemaErrors.typeOf(value), path);
        }
        return rightType;
    }
}

package io.drover.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The rules of 3.x for the stream, in the words of its schema library. */
final class SchemaSyncRules implements SyncRules {
    private final Profile profile;

    SchemaSyncRules(Profile profile) {
        this.profile = profile;
    }

    @Override
    public void stream(JsonNode body) {
        ArrayNode errors = Json.array();
        if (isObject(errors, body)) {
            options(errors, body.path("types"), SyncRequestType.labels(profile));
            JsonNode reset = body.path("reset");
            if (!reset.isMissingNode() && !reset.isBoolean()) {
                SchemaErrors.wrongType(errors, "boolean", SchemaErrors.typeOf(reset), "reset");
            }
        }
        refuse(errors);
    }

    @Override
    public void acks(JsonNode body) {
        ArrayNode errors = Json.array();
        JsonNode acks = body.path("acks");
        if (isObject(errors, body) && isArray(errors, acks, "acks")) {
            for (int index = 0; index < acks.size(); index++) {
                if (!acks.get(index).isTextual()) {
                    SchemaErrors.wrongType(errors, "string", SchemaErrors.typeOf(acks.get(index)), "acks", index);
                }
            }
            if (acks.size() > MAX_ACKS) {
                tooMany(errors.addObject());
            }
        }
        refuse(errors);
    }

    private static void tooMany(ObjectNode error) {
        error.put("origin", "array").put("code", "too_big").put("maximum", MAX_ACKS);
        SchemaErrors.path(error.put("inclusive", true), "acks");
        error.put("message", "Too big: expected array to have <=" + MAX_ACKS + " items");
    }

    @Override
    public void ackTypes(JsonNode body) {
        ArrayNode errors = Json.array();
        if (isObject(errors, body) && body.has("types")) {
            options(errors, body.path("types"), SyncEntityType.labels(profile));
        }
        refuse(errors);
    }

    private static void options(ArrayNode errors, JsonNode types, List<String> allowed) {
        if (isArray(errors, types, "types")) {
            for (int index = 0; index < types.size(); index++) {
                if (!allowed.contains(types.get(index).asText())) {
                    SchemaErrors.oneOf(errors.addObject().put("code", "invalid_value"), allowed, "types", index);
                }
            }
        }
    }

    private static boolean isObject(ArrayNode errors, JsonNode body) {
        if (!body.isObject()) {
            SchemaErrors.wrongType(errors, "object", SchemaErrors.typeOf(body));
        }
        return body.isObject();
    }

    private static boolean isArray(ArrayNode errors, JsonNode value, String name) {
        if (!value.isArray()) {
            SchemaErrors.wrongType(errors, "array", SchemaErrors.typeOf(value), name);
        }
        return value.isArray();
    }

    private static void refuse(ArrayNode errors) {
        if (!errors.isEmpty()) {
            throw Refusal.schema(errors);
        }
    }
}

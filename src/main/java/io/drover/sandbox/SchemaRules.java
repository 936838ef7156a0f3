package io.drover.sandbox;

import static io.drover.sandbox.SchemaErrors.format;
import static io.drover.sandbox.SchemaErrors.notUuid;
import static io.drover.sandbox.SchemaErrors.oneOf;
import static io.drover.sandbox.SchemaErrors.path;
import static io.drover.sandbox.SchemaErrors.typeOf;
import static io.drover.sandbox.SchemaErrors.wrongType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The rules of 3.x, in the words of its schema library. */
final class SchemaRules implements Rules {
    private static final Pattern NUMBER = Pattern.compile("\\d+(\\.\\d+)?");
    static final String DATE_PATTERN =
            "/^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(?::\\d{2}(?:\\.\\d+)?)?" + "(?:Z|([+-]\\d{2}:\\d{2}))$/";

    @Override
    public void upload(@Nullable Form form) {
        ArrayNode errors = Json.array();
        if (form == null) {
            wrongType(errors, "object", "undefined");
            throw Refusal.schema(errors);
        }
        date(errors, form, "fileCreatedAt");
        date(errors, form, "fileModifiedAt");
        duration(errors, form.field("duration"));
        flag(errors, "isFavorite", form.field("isFavorite"));
        option(errors, "visibility", form.field("visibility"), Shapes.VISIBILITIES);
        String live = form.field("livePhotoVideoId");
        if (live != null && !Shapes.isUuidV4(live)) {
            notUuid(errors, "livePhotoVideoId");
        }
        metadata(errors, form.field("metadata"));
        refuse(errors);
    }

    private static void date(ArrayNode errors, Form form, String name) {
        String date = form.field(name);
        if (date == null) {
            ObjectNode error = wrongType(errors, "string", "undefined", name);
            error.put("message", "Invalid input: expected ISO 8601 datetime string, received undefined");
        } else if (!Shapes.isStrictDate(date)) {
            format(errors, "datetime", DATE_PATTERN, "Invalid input: expected ISO 8601 datetime string", name);
        }
    }

    private static void duration(ArrayNode errors, @Nullable String duration) {
        if (duration != null && !NUMBER.matcher(duration).matches()) {
            ObjectNode error = errors.addObject().put("expected", "number").put("code", "invalid_type");
            error.put("received", "NaN");
            path(error, "duration");
            error.put("message", "Invalid input: expected number, received NaN");
        }
    }

    private static void metadata(ArrayNode errors, @Nullable String text) {
        if (text == null) {
            return;
        }
        JsonNode json = Shapes.json(text);
        if (json == null) {
            ObjectNode error = errors.addObject().put("code", "custom");
            error.put("message", "Invalid input: expected JSON string, received string");
            path(error, "metadata");
        } else if (!json.isArray()) {
            wrongType(errors, "array", typeOf(json), "metadata");
        }
    }

    @Override
    public void checkItems(JsonNode body) {
        ArrayNode errors = Json.array();
        JsonNode assets = array(errors, body, "assets");
        for (int index = 0; index < assets.size(); index++) {
            for (String name : List.of("id", "checksum")) {
                JsonNode value = assets.get(index).path(name);
                if (!value.isTextual()) {
                    wrongType(errors, "string", typeOf(value), "assets", index, name);
                }
            }
        }
        refuse(errors);
    }

    @Override
    public void body(BodyShape shape, JsonNode body) {
        refuse(new SchemaBody().check(shape, body));
    }

    @Override
    public void metadataKey(String key) {
        // Any key will do.
    }

    @Override
    public void option(String name, String value, List<String> allowed) {
        ArrayNode errors = Json.array();
        option(errors, name, value, allowed);
        refuse(errors);
    }

    @Override
    public void count(String name, String value) {
        // The operation that has a count is gone.
    }

    @Override
    public void id(String id) {
        if (!Shapes.isUuidV4(id)) {
            ArrayNode errors = Json.array();
            notUuid(errors, "id");
            throw Refusal.schema(errors);
        }
    }

    @Override
    public void ids(JsonNode body) {
        ArrayNode errors = Json.array();
        JsonNode ids = array(errors, body, "ids");
        for (int index = 0; index < ids.size(); index++) {
            if (!Shapes.isUuidV4(ids.get(index).asText())) {
                notUuid(errors, "ids", index);
            }
        }
        refuse(errors);
    }

    @Override
    public void flag(String name, String value) {
        ArrayNode errors = Json.array();
        flag(errors, name, value);
        refuse(errors);
    }

    @Override
    public Fields fields(JsonNode body) {
        return new SchemaFields(body);
    }

    private static JsonNode array(ArrayNode errors, JsonNode body, String name) {
        if (!body.isObject()) {
            wrongType(errors, "object", typeOf(body));
        } else if (!body.path(name).isArray()) {
            wrongType(errors, "array", typeOf(body.path(name)), name);
        }
        return body.path(name);
    }

    private static void flag(ArrayNode errors, String name, @Nullable String value) {
        if (value != null && !Shapes.FLAGS.contains(value)) {
            ObjectNode error = errors.addObject().put("code", "invalid_value").put("expected", "stringbool");
            oneOf(error, Shapes.FLAGS, name);
        }
    }

    private static void option(ArrayNode errors, String name, @Nullable String value, List<String> allowed) {
        if (value != null && !allowed.contains(value)) {
            oneOf(errors.addObject().put("code", "invalid_value"), allowed, name);
        }
    }

    private static void refuse(ArrayNode errors) {
        if (!errors.isEmpty()) {
            throw Refusal.schema(errors);
        }
    }
}

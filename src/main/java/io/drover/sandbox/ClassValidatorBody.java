package io.drover.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.Set;

/** What class-validator says about a JSON body, in 1.x and 2.x. */
final class ClassValidatorBody {
    private final Set<String> metadataKeys;
    private final boolean ratingMayBeNull;
    private final ArrayNode words = Json.array();

    /**
     * @param metadataKeys the keys that metadata may have; empty for any
     * @param ratingMayBeNull whether a rating may be taken away with null
     */
    ClassValidatorBody(Set<String> metadataKeys, boolean ratingMayBeNull) {
        this.metadataKeys = metadataKeys;
        this.ratingMayBeNull = ratingMayBeNull;
    }

    /** The complaints; empty when there are none. */
    ArrayNode check(BodyShape shape, JsonNode body) {
        check(shape, body, "");
        return words;
    }

    private void check(BodyShape shape, JsonNode body, String prefix) {
        boolean placed = shape.hasPlace() && (body.has("latitude") || body.has("longitude"));
        for (BodyShape.Field field : shape.fields()) {
            boolean ofPlace = field.kind() == BodyShape.Kind.LATITUDE || field.kind() == BodyShape.Kind.LONGITUDE;
            JsonNode value = body.path(field.name());
            if (!value.isMissingNode() || field.required() || ofPlace && placed) {
                value(field, value, prefix + field.name());
            }
            String other = field.excludes();
            if (other != null && value.isValueNode() && !value.isNull() && body.hasNonNull(other)) {
                words.add(prefix + field.name() + " cannot exist alongside any of the following properties: " + other);
            }
        }
    }

    private void value(BodyShape.Field field, JsonNode value, String path) {
        switch (field.kind()) {
            case FLAG ->
                require(value.isBoolean() || Shapes.FLAGS.contains(value.asText()), path, "must be a boolean value");
            case TEXT -> text(field, value, path);
            case TEXT_OR_NULL -> {}
            case DATE -> require(Shapes.date(value.asText()) != null, path, "must be a valid ISO 8601 date string");
            case ZONE -> require(Shapes.zone(value.asText()) != null, path, "must be a valid IANA time-zone");
            case UUID -> require(Shapes.isUuid(value.asText()), path, "must be a UUID");
            case UUID_OR_NULL -> require(value.isNull() || Shapes.isUuid(value.asText()), path, "must be a UUID");
            case UUIDS -> uuids(value, path);
            case TEXTS -> texts(value, path);
            case LATITUDE -> place(value, path, 90, "latitude");
            case LONGITUDE -> place(value, path, 180, "longitude");
            case RATING -> rating(value, path);
            case WHOLE_NUMBER -> require(value.isIntegralNumber(), path, "must be an integer number");
            case OPTION ->
                require(
                        field.options().contains(value.asText()),
                        path,
                        "must be one of the following values: " + String.join(", ", field.options()));
            case METADATA_KEY -> key(field, value, path);
            case OBJECT -> object(value, path);
            case ITEMS -> items(field, value, path);
        }
    }

    private void require(boolean condition, String path, String complaint) {
        if (!condition) {
            words.add(path + " " + complaint);
        }
    }

    private void text(BodyShape.Field field, JsonNode value, String path) {
        if (field.required()) {
            require(!value.asText().isEmpty(), path, "should not be empty");
        } else {
            require(value.isTextual(), path, "must be a string");
        }
    }

    private void uuids(JsonNode value, String path) {
        require(value.isArray(), path, "must be an array");
        boolean all = true;
        for (JsonNode id : value) {
            all &= id.isTextual() && Shapes.isUuid(id.asText());
        }
        require(all, "each value in " + path, "must be a UUID");
    }

    private void texts(JsonNode value, String path) {
        require(value.isArray(), path, "must be an array");
        require(!value.isEmpty(), path, "should not be empty");
    }

    private void place(JsonNode value, String path, int most, String name) {
        require(!value.isMissingNode() && !value.isNull(), path, "should not be empty");
        boolean number = value.isNumber() && Math.abs(value.asDouble()) <= most;
        require(number, path, "must be a " + name + " string or number");
    }

    private void rating(JsonNode value, String path) {
        if (value.isNull() && ratingMayBeNull) {
            return;
        }
        require(value.isNumber() && value.asDouble() >= -1, path, "must not be less than -1");
        require(value.isNumber() && value.asDouble() <= 5, path, "must not be greater than 5");
        require(value.isIntegralNumber(), path, "must be an integer number");
    }

    private void key(BodyShape.Field field, JsonNode value, String path) {
        if (metadataKeys.isEmpty()) {
            text(field, value, path);
        } else {
            String options = String.join(", ", metadataKeys);
            require(metadataKeys.contains(value.asText()), path, "must be one of the following values: " + options);
        }
    }

    private void object(JsonNode value, String path) {
        require(value.isObject(), path, "must be an object");
        if (!metadataKeys.isEmpty() && !value.isContainerNode()) {
            int dot = path.lastIndexOf('.');
            words.add(path.substring(0, dot + 1) + "nested property " + path.substring(dot + 1)
                    + " must be either object or array");
        }
    }

    private void items(BodyShape.Field field, JsonNode value, String path) {
        BodyShape items = field.items();
        require(value.isArray(), path, "must be an array");
        for (int index = 0; items != null && index < value.size(); index++) {
            check(items, value.get(index), path + "." + index + ".");
        }
    }
}

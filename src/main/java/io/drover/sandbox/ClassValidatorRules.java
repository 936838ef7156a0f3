package io.drover.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rules of 1.x and 2.x, in the words of class-validator. */
final class ClassValidatorRules implements Rules {
    private final Set<String> metadataKeys;

    private final boolean ratingMayBeNull;

    /**
     * @param metadataKeys the keys that metadata may have; empty for any
     * @param ratingMayBeNull whether a rating may be taken away with null
     */
    ClassValidatorRules(Set<String> metadataKeys, boolean ratingMayBeNull) {
        this.metadataKeys = metadataKeys;
        this.ratingMayBeNull = ratingMayBeNull;
    }

    @Override
    public void upload(@Nullable Form received) {
        Form form = received == null ? new Form(Map.of(), null, false) : received;
        for (String name : List.of("fileCreatedAt", "fileModifiedAt")) {
            String date = form.field(name);
            if (date != null && Shapes.date(date) == null) {
                throw Refusal.of(400, name + " must be a date string");
            }
        }
        ArrayNode words = Json.array();
        for (String name : List.of("deviceAssetId", "deviceId")) {
            String value = form.field(name);
            if (value == null) {
                words.add(name + " must be a string");
            }
            if (value == null || value.isEmpty()) {
                words.add(name + " should not be empty");
            }
        }
        for (String name : List.of("fileCreatedAt", "fileModifiedAt")) {
            if (form.field(name) == null) {
                words.add(name + " must be a Date instance").add(name + " should not be empty");
            }
        }
        option(
                words,
                form,
                "visibility",
                Shapes.VISIBILITIES,
                " must be one of the following values: " + String.join(", ", Shapes.VISIBILITIES));
        option(words, form, "isFavorite", Shapes.FLAGS, " must be a boolean value");
        String live = form.field("livePhotoVideoId");
        if (live != null && !Shapes.isUuid(live)) {
            words.add("livePhotoVideoId must be a UUID");
        }
        metadata(words, form.field("metadata"));
        refuse(words);
    }

    private static void option(ArrayNode words, Form form, String name, List<String> allowed, String complaint) {
        String value = form.field(name);
        if (value != null && !allowed.contains(value)) {
            words.add(name + complaint);
        }
    }

    private void metadata(ArrayNode words, @Nullable String text) {
        if (text == null) {
            return;
        }
        JsonNode json = Shapes.json(text);
        if (json == null || !json.isContainerNode()) {
            words.add("metadata must be valid JSON");
            return;
        }
        Iterable<JsonNode> items = json.isArray() ? json : List.of(json);
        int index = 0;
        for (JsonNode item : items) {
            if (!metadataKeys.isEmpty()
                    && !metadataKeys.contains(item.path("key").asText())) {
                words.add("metadata." + index + ".key must be one of the following values: "
                        + String.join(", ", metadataKeys));
            }
            index++;
        }
    }

    @Override
    public void checkItems(JsonNode body) {
        ArrayNode words = Json.array();
        JsonNode assets = body.path("assets");
        if (!assets.isArray()) {
            words.add("assets must be an array");
        }
        for (int index = 0; index < assets.size(); index++) {
            for (String name : List.of("id", "checksum")) {
                JsonNode value = assets.get(index).path(name);
                String path = "assets." + index + "." + name;
                if (value.isMissingNode() || value.isNull() || value.asText().isEmpty()) {
                    words.add(path + " should not be empty");
                }
                if (!value.isTextual()) {
                    words.add(path + " must be a string");
                }
            }
        }
        refuse(words);
    }

    @Override
    public void body(BodyShape shape, JsonNode body) {
        refuse(new ClassValidatorBody(metadataKeys, ratingMayBeNull).check(shape, body));
    }

    @Override
    public void metadataKey(String key) {
        if (!metadataKeys.isEmpty()) {
            option("key", key, List.copyOf(metadataKeys));
        }
    }

    @Override
    public void option(String name, String value, List<String> allowed) {
        if (!allowed.contains(value)) {
            String complaint = name + " must be one of the following values: " + String.join(", ", allowed);
            throw Refusal.list(Json.array(List.of(complaint)));
        }
    }

    @Override
    public void count(String name, String value) {
        if (!value.matches("[1-9]\\d{0,8}")) {
            String positive = name + " must be a positive number";
            throw Refusal.list(
                    value.matches("-?\\d+")
                            ? Json.array(List.of(positive))
                            : Json.array(List.of(positive, name + " must be an integer number")));
        }
    }

    @Override
    public void id(String id) {
        if (!Shapes.isUuid(id)) {
            throw Refusal.list(Json.array(List.of("id must be a UUID")));
        }
    }

    @Override
    public void ids(JsonNode body) {
        JsonNode ids = body.path("ids");
        ArrayNode words = Json.array();
        if (!ids.isArray()) {
            words.add("ids must be an array");
        }
        boolean allUuids = true;
        for (JsonNode id : ids) {
            allUuids &= id.isTextual() && Shapes.isUuid(id.asText());
        }
        if (!allUuids) {
            words.add("each value in ids must be a UUID");
        }
        refuse(words);
    }

    @Override
    public void flag(String name, String value) {
        if (!Shapes.FLAGS.contains(value)) {
            throw Refusal.list(Json.array(List.of(name + " must be a boolean value")));
        }
    }

    @Override
    public Fields fields(JsonNode body) {
        return new ClassValidatorFields(body);
    }

    private static void refuse(ArrayNode words) {
        if (!words.isEmpty()) {
            throw Refusal.list(words);
        }
    }
}

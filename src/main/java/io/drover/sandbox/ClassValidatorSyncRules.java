package io.drover.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.List;
import java.util.function.Predicate;

/** The rules of 1.x and 2.x for all ways to synchronise, in the words of class-validator. */
final class ClassValidatorSyncRules implements SyncRules {
    private final Profile profile;

    ClassValidatorSyncRules(Profile profile) {
        this.profile = profile;
    }

    @Override
    public void stream(JsonNode body) {
        ArrayNode words = Json.array();
        notEmpty(words, body, "types");
        options(words, body, "types", SyncRequestType.labels(profile));
        JsonNode reset = body.path("reset");
        if (!isAbsent(reset) && !Shapes.FLAGS.contains(reset.asText())) {
            words.add("reset must be a boolean value");
        }
        refuse(words);
    }

    @Override
    public void acks(JsonNode body) {
        ArrayNode words = Json.array();
        JsonNode acks = body.path("acks");
        if (!isListOf(acks, JsonNode::isTextual)) {
            words.add("each value in acks must be a string");
        }
        if (!acks.isArray() || acks.size() > MAX_ACKS) {
            words.add("acks must contain no more than " + MAX_ACKS + " elements");
        }
        refuse(words);
    }

    @Override
    public void ackTypes(JsonNode body) {
        ArrayNode words = Json.array();
        if (!isAbsent(body.path("types"))) {
            options(words, body, "types", SyncEntityType.labels(profile));
        }
        refuse(words);
    }

    /** The body of getFullSyncForUser. */
    void fullSync(JsonNode body) {
        date(body, "updatedUntil");
        ArrayNode words = Json.array();
        uuid(words, body, "lastId");
        JsonNode limit = body.path("limit");
        if (!limit.isNumber() || limit.asDouble() <= 0) {
            words.add("limit must be a positive number");
        }
        if (!limit.isNumber() || limit.asDouble() != Math.rint(limit.asDouble())) {
            words.add("limit must be an integer number");
        }
        missingDate(words, body, "updatedUntil");
        uuid(words, body, "userId");
        refuse(words);
    }

    /** The body of getDeltaSync. */
    void deltaSync(JsonNode body) {
        date(body, "updatedAfter");
        ArrayNode words = Json.array();
        missingDate(words, body, "updatedAfter");
        JsonNode users = body.path("userIds");
        if (!isListOf(users, user -> Shapes.isUuid(user.asText()))) {
            words.add("each value in userIds must be a UUID");
        }
        notEmpty(words, body, "userIds");
        if (!users.isArray()) {
            words.add("userIds must be an array");
        }
        refuse(words);
    }

    /** A date that is none is found while the body is read, before anything else is looked at. */
    private static void date(JsonNode body, String name) {
        JsonNode date = body.path(name);
        if (!isAbsent(date) && Shapes.date(date.asText()) == null) {
            throw Refusal.of(400, name + " must be a date string");
        }
    }

    private static void missingDate(ArrayNode words, JsonNode body, String name) {
        if (isAbsent(body.path(name))) {
            words.add(name + " must be a Date instance");
        }
        notEmpty(words, body, name);
    }

    private static void notEmpty(ArrayNode words, JsonNode body, String name) {
        JsonNode value = body.path(name);
        if (isAbsent(value) || value.isTextual() && value.asText().isEmpty()) {
            words.add(name + " should not be empty");
        }
    }

    private static void uuid(ArrayNode words, JsonNode body, String name) {
        JsonNode value = body.path(name);
        if (!isAbsent(value) && !Shapes.isUuid(value.asText())) {
            words.add(name + " must be a UUID");
        }
    }

    private static void options(ArrayNode words, JsonNode body, String name, List<String> allowed) {
        if (!isListOf(body.path(name), value -> allowed.contains(value.asText()))) {
            words.add("each value in " + name + " must be one of the following values: " + String.join(", ", allowed));
        }
    }

    private static boolean isListOf(JsonNode values, Predicate<JsonNode> predicate) {
        boolean matches = values.isArray();
        for (JsonNode value : values) {
            matches &= predicate.test(value);
        }
        return matches;
    }

    private static boolean isAbsent(JsonNode value) {
        return value.isMissingNode() || value.isNull();
    }

    private static void refuse(ArrayNode words) {
        if (!words.isEmpty()) {
            throw Refusal.list(words);
        }
    }
}

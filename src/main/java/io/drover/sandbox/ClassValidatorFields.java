package io.drover.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.List;
import java.util.function.Predicate;

/** Fields as 1.x and 2.x look at them, in the words of class-validator. */
final class ClassValidatorFields extends Fields {
    private final ArrayNode words = Json.array();

    ClassValidatorFields(JsonNode body) {
        super(body);
    }

    @Override
    void refuse() {
        if (!words.isEmpty()) {
            throw Refusal.list(words);
        }
    }

    @Override
    void checkText(String name, JsonNode value) {
        complainUnless(value.isTextual(), name + " must be a string");
    }

    @Override
    void checkTexts(String name, JsonNode value) {
        complainUnless(
                isListOf(value, text -> !text.asText().isEmpty()), "each value in " + name + " should not be empty");
        complainUnless(isListOf(value, JsonNode::isTextual), "each value in " + name + " must be a string");
    }

    @Override
    void checkFlag(String name, JsonNode value) {
        boolean isFlag = value.isBoolean() || Shapes.FLAGS.contains(value.asText());
        complainUnless(isFlag, name + " must be a boolean value");
        complainUnless(!isNothing(value), name + " should not be empty");
    }

    @Override
    void checkUuid(String name, JsonNode value) {
        complainUnless(isUuid(value), name + " must be a UUID");
        complainUnless(!isNothing(value), name + " should not be empty");
        complainUnless(value.isTextual(), name + " must be a string");
    }

    @Override
    void checkUuids(String name, JsonNode value, int least) {
        complainUnless(value.size() >= least, name + " must contain at least " + least + " elements");
        complainUnless(isListOf(value, ClassValidatorFields::isUuid), "each value in " + name + " must be a UUID");
        complainUnless(!isNothing(value), name + " should not be empty");
        complainUnless(value.isArray(), name + " must be an array");
    }

    @Override
    void checkInteger(String name, JsonNode value, long least, long most) {
        double number = value.asDouble(Double.NaN);
        complainUnless(number >= least, name + " must not be less than " + least);
        complainUnless(number <= most, name + " must not be greater than " + most);
        complainUnless(number == Math.rint(number), name + " must be an integer number");
    }

    @Override
    void checkDate(String name, JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            words.add(name + " must be a Date instance").add(name + " should not be empty");
        } else if (Shapes.date(value.asText()) == null) {
            // Said while the body is read, before anything else is looked at.
            throw Refusal.of(400, name + " must be a date string");
        }
    }

    @Override
    void checkOption(String name, JsonNode value, List<String> allowed) {
        complainUnless(
                value.isTextual() && allowed.contains(value.asText()),
                name + " must be one of the following values: " + String.join(", ", allowed));
    }

    @Override
    void checkOptions(String name, JsonNode value, List<String> allowed) {
        complainUnless(!value.isEmpty(), name + " must contain at least 1 elements");
        complainUnless(
                isListOf(value, word -> word.isTextual() && allowed.contains(word.asText())),
                "each value in " + name + " must be one of the following values: " + String.join(", ", allowed));
    }

    private static boolean isListOf(JsonNode value, Predicate<JsonNode> predicate) {
        if (!value.isArray()) {
            return false;
        }
        for (JsonNode element : value) {
            if (!predicate.test(element)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isUuid(JsonNode value) {
        return value.isTextual() && Shapes.isUuid(value.asText());
    }

    private static boolean isNothing(JsonNode value) {
        return value.isMissingNode()
                || value.isNull()
                || value.isTextual() && value.asText().isEmpty();
    }

    private void complainUnless(boolean content, String complaint) {
        if (!content) {
            words.add(complaint);
        }
    }
}

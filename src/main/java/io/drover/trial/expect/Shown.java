package io.drover.trial.expect;

import com.fasterxml.jackson.databind.JsonNode;
import io.drover.yaml.Value;
import io.drover.yaml.Value.Entries;
import io.drover.yaml.Value.Items;
import io.drover.yaml.Value.Scalar;
import java.util.stream.Collectors;

/** Values in one line, for sentences. */
final class Shown {
    private static final int LONGEST = 400;

    private Shown() {}

    static String value(Value value) {
        return cut(whole(value));
    }

    private static String whole(Value value) {
        if (value instanceof Entries entries) {
            return entries.entries().stream()
                    .map(entry -> entry.key() + ": " + whole(entry.value()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        if (value instanceof Items items) {
            return items.items().stream().map(Shown::whole).collect(Collectors.joining(", ", "[", "]"));
        }
        Scalar scalar = (Scalar) value;
        if (scalar.value() == null) {
            return "nothing";
        }
        return scalar.value() instanceof String text ? '"' + text + '"' : scalar.text();
    }

    static String json(JsonNode node) {
        return node.isMissingNode() ? "not there" : cut(node.toString());
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + " …";
    }
}

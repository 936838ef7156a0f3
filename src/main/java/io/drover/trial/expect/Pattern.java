package io.drover.trial.expect;

import com.fasterxml.jackson.databind.JsonNode;
import io.drover.yaml.Value;
import io.drover.yaml.Value.Entries;
import io.drover.yaml.Value.Entry;
import io.drover.yaml.Value.Items;
import io.drover.yaml.Value.Scalar;
import java.util.ArrayList;
import java.util.List;

/**
 * Compares a value of a test with JSON: a map with the fields that it names, a list item by item, a text as it is
 * written; {@code "*"} stands for anything that is there, {@code /WORDS/} for a text in which the regular expression is
 * found, and null for what is not there.
 */
final class Pattern {
    private final List<Mismatch> mismatches = new ArrayList<>();

    private Pattern() {}

    /** What differs; empty when all is as it must be. @param path names the place in sentences */
    static List<Mismatch> compare(Value expected, JsonNode actual, String path) {
        Pattern pattern = new Pattern();
        pattern.look(expected, actual, path);
        return pattern.mismatches;
    }

    private void look(Value expected, JsonNode actual, String path) {
        if (expected instanceof Entries entries) {
            map(entries, actual, path);
        } else if (expected instanceof Items items) {
            list(items, actual, path);
        } else if (expected instanceof Scalar scalar && !matches(scalar, actual)) {
            differs(expected.line(), path, Shown.value(expected), actual);
        }
    }

    private void map(Entries entries, JsonNode actual, String path) {
        if (!actual.isObject()) {
            differs(entries.line(), path, Shown.value(entries), actual);
            return;
        }
        for (Entry entry : entries.entries()) {
            look(entry.value(), actual.path(entry.key()), path + "." + entry.key());
        }
    }

    private void list(Items items, JsonNode actual, String path) {
        if (!actual.isArray() || actual.size() != items.items().size()) {
            differs(items.line(), path, items.items().size() + " items " + Shown.value(items), actual);
            return;
        }
        for (int i = 0; i < items.items().size(); i++) {
            look(items.items().get(i), actual.get(i), path + "[" + i + "]");
        }
    }

    private static boolean matches(Scalar expected, JsonNode actual) {
        if (expected.value() == null) {
            return actual.isNull() || actual.isMissingNode();
        }
        if (actual.isMissingNode() || actual.isNull() || actual.isContainerNode()) {
            return "*".equals(expected.text()) && actual.isContainerNode();
        }
        String wanted = expected.text();
        if (wanted.equals("*")) {
            return true;
        }
        if (wanted.length() > 2 && wanted.startsWith("/") && wanted.endsWith("/")) {
            String expression = wanted.substring(1, wanted.length() - 1);
            return java.util.regex.Pattern.compile(expression)
                    .matcher(actual.asText())
                    .find();
        }
        return wanted.equals(actual.asText());
    }

    private void differs(int line, String path, String expected, JsonNode actual) {
        mismatches.add(new Mismatch(line, path + ": expected " + expected + ", but it is " + Shown.json(actual)));
    }
}

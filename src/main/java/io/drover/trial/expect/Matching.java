package io.drover.trial.expect;

import com.fasterxml.jackson.databind.JsonNode;
import io.drover.yaml.Value;
import io.drover.yaml.Value.Items;
import io.drover.yaml.Value.Scalar;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Compares patterns with things: each with one, in their order, or some among others. */
final class Matching {
    private Matching() {}

    static List<Mismatch> count(Scalar count, List<JsonNode> actual, String what) {
        return count.text().equals(Integer.toString(actual.size()))
                ? List.of()
                : List.of(number(count.line(), count.text(), actual, what));
    }

    /** As many as patterns, and each pattern fits another one. */
    static List<Mismatch> each(Items expected, List<JsonNode> actual, String what) {
        List<Mismatch> mismatches = among(expected, actual, what);
        if (actual.size() != expected.items().size()) {
            mismatches.add(
                    number(expected.line(), Integer.toString(expected.items().size()), actual, what));
        }
        return mismatches;
    }

    /** As many as patterns, in their order. */
    static List<Mismatch> inOrder(Items expected, List<JsonNode> actual, String what) {
        List<Mismatch> mismatches = new ArrayList<>();
        int both = Math.min(expected.items().size(), actual.size());
        for (int i = 0; i < both; i++) {
            mismatches.addAll(Pattern.compare(expected.items().get(i), actual.get(i), what + "[" + i + "]"));
        }
        if (actual.size() != expected.items().size()) {
            mismatches.add(
                    number(expected.line(), Integer.toString(expected.items().size()), actual, what));
        }
        return mismatches;
    }

    /** Each pattern fits one that comes after that of the pattern before it; there may be more. */
    static List<Mismatch> amongInOrder(Items expected, List<JsonNode> actual, String what) {
        int from = 0;
        for (Value pattern : expected.items()) {
            int at = from;
            while (at < actual.size()
                    && !Pattern.compare(pattern, actual.get(at), what).isEmpty()) {
                at++;
            }
            if (at == actual.size()) {
                return List.of(none(pattern, actual.subList(from, at), what));
            }
            from = at + 1;
        }
        return List.of();
    }

    /** Each pattern fits another one; there may be more. */
    static List<Mismatch> among(Items expected, List<JsonNode> actual, String what) {
        List<Mismatch> mismatches = new ArrayList<>();
        List<JsonNode> left = new ArrayList<>(actual);
        for (Value pattern : expected.items()) {
            left.stream()
                    .filter(thing -> Pattern.compare(pattern, thing, what).isEmpty())
                    .findFirst()
                    .ifPresentOrElse(left::remove, () -> mismatches.add(none(pattern, left, what)));
        }
        return mismatches;
    }

    /** Names what differs from the thing that is nearest. */
    private static Mismatch none(Value pattern, List<JsonNode> left, String what) {
        List<Mismatch> nearest = left.stream()
                .map(thing -> Pattern.compare(pattern, thing, what))
                .min(Comparator.comparingInt(List::size))
                .orElse(List.of());
        List<String> details = new ArrayList<>();
        nearest.forEach(difference -> details.add("nearest: " + difference.sentence()));
        return new Mismatch(
                pattern.line(), what + ": expected " + Shown.value(pattern) + ", but there is none", details);
    }

    private static Mismatch number(int line, String expected, List<JsonNode> actual, String what) {
        return new Mismatch(
                line,
                what + ": expected " + expected + ", but there are " + actual.size(),
                actual.stream().map(Shown::json).toList());
    }
}

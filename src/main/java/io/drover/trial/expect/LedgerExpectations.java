package io.drover.trial.expect;

import io.drover.yaml.Value.Entries;
import io.drover.yaml.Value.Entry;
import io.drover.yaml.Value.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Compares the ledger: files by their state, and how many are in each. */
final class LedgerExpectations {
    private LedgerExpectations() {}

    /** @param actual state by path */
    static List<Mismatch> compare(Entries expected, Map<String, String> actual) {
        List<Mismatch> mismatches = new ArrayList<>();
        if (expected.get("files") instanceof Entries files) {
            files.entries().forEach(entry -> file(entry, actual, mismatches));
        }
        if (expected.get("counts") instanceof Entries counts) {
            counts(counts, actual, mismatches);
        }
        return mismatches;
    }

    private static void file(Entry entry, Map<String, String> actual, List<Mismatch> mismatches) {
        String wanted = ((Scalar) entry.value()).text();
        String state = actual.get(entry.key());
        if (!wanted.equals(state)) {
            mismatches.add(new Mismatch(
                    entry.line(),
                    "ledger: expected " + entry.key() + " to be " + wanted + ", but it is "
                            + (state == null ? "not in the ledger" : state),
                    state == null ? shown(actual) : List.of()));
        }
    }

    private static void counts(Entries expected, Map<String, String> actual, List<Mismatch> mismatches) {
        Map<String, String> wanted = new TreeMap<>();
        expected.entries().forEach(entry -> wanted.put(entry.key(), ((Scalar) entry.value()).text()));
        wanted.values().removeIf("0"::equals);
        Map<String, String> found = new TreeMap<>();
        actual.values().stream()
                .collect(Collectors.groupingBy(state -> state, Collectors.counting()))
                .forEach((state, count) -> found.put(state, count.toString()));
        if (!wanted.equals(found)) {
            mismatches.add(new Mismatch(
                    expected.line(), "ledger: expected " + wanted + ", but it holds " + found, shown(actual)));
        }
    }

    private static List<String> shown(Map<String, String> actual) {
        return new TreeMap<>(actual)
                .entrySet().stream()
                        .map(row -> row.getKey() + ": " + row.getValue())
                        .toList();
    }
}

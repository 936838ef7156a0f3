package io.drover.feed;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts changes by type. For one thread at a time. */
final class TypeCounts {
    /** What is counted, as in {@link Manifest.Counts}. */
    enum Column {
        FETCHED,
        DERIVED,
        FILTERED,
        EMITTED,
        CARRIED,
        DELIVERED,
        DEAD,
        WAITING
    }

    private static final int COLUMNS = Column.values().length;

    private final Map<String, long[]> rows = new HashMap<>();

    void add(String type, Column column) {
        row(type)[column.ordinal()]++;
    }

    void addAll(Collection<Change> changes, Column column) {
        changes.forEach(change -> add(change.type(), column));
    }

    void addAll(TypeCounts others) {
        others.rows.forEach((type, counts) -> {
            long[] row = row(type);
            for (int i = 0; i < COLUMNS; i++) {
                row[i] += counts[i];
            }
        });
    }

    long sum(Column column) {
        return rows.values().stream().mapToLong(row -> row[column.ordinal()]).sum();
    }

    /** Those of one type. */
    Manifest.Counts of(String type) {
        long[] row = rows.get(type);
        return row == null ? Manifest.Counts.NONE : counts(row);
    }

    void clear() {
        rows.clear();
    }

    /** By type, in the order of their names. */
    SortedMap<String, Manifest.Counts> counts() {
        SortedMap<String, Manifest.Counts> counts = new TreeMap<>();
        rows.forEach((type, row) -> counts.put(type, counts(row)));
        return counts;
    }

    private static Manifest.Counts counts(long[] row) {
        return new Manifest.Counts(
                row[Column.FETCHED.ordinal()],
                row[Column.DERIVED.ordinal()],
                row[Column.FILTERED.ordinal()],
                row[Column.EMITTED.ordinal()],
                row[Column.CARRIED.ordinal()],
                row[Column.DELIVERED.ordinal()],
                row[Column.DEAD.ordinal()],
                row[Column.WAITING.ordinal()]);
    }

    private long[] row(String type) {
        return rows.computeIfAbsent(type, none -> new long[COLUMNS]);
    }
}

package io.drover.yaml;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A value of a YAML file, with the line where it stands, counted from 1. */
public sealed interface Value {
    /** Where it begins. */
    int line();

    /** @param value a String, Long, Double, Boolean or null */
    record Scalar(@Nullable Object value, int line) implements Value {
        /** As it would be written; empty for null. */
        public String text() {
            return value == null ? "" : value.toString();
        }
    }

    /** A list. */
    record Items(List<Value> items, int line) implements Value {}

    /** A map, in the order of the file. */
    record Entries(List<Entry> entries, int line) implements Value {
        /** The value of a key, or null when the map lacks it. */
        public @Nullable Value get(String key) {
            return entries.stream()
                    .filter(entry -> entry.key().equals(key))
                    .map(Entry::value)
                    .findFirst()
                    .orElse(null);
        }
    }

    /** @param line of the key */
    record Entry(String key, Value value, int line) {}
}

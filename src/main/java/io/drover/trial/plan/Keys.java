package io.drover.trial.plan;

import io.drover.text.Spelling;
import io.drover.yaml.Value;
import io.drover.yaml.Value.Entries;
import io.drover.yaml.Value.Entry;
import io.drover.yaml.Value.Items;
import io.drover.yaml.Value.Scalar;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The keys of one map, each asked for by its name; what nobody asked for is an error. */
final class Keys {
    private final Path file;
    private final Entries entries;
    private final String what;
    private final Set<String> asked = new TreeSet<>();

    private Keys(Path file, Entries entries, String what) {
        this.file = file;
        this.entries = entries;
        this.what = what;
    }

    /**
     * Reads a map whole.
     *
     * @param what it describes, for sentences
     * @param reading asks for all keys that there may be
     * @throws TestFileException when it is no map, or has other keys
     */
    static <T> T read(Path file, Value value, String what, Function<Keys, T> reading) {
        if (!(value instanceof Entries entries)) {
            throw new TestFileException(file, value.line(), what + " must be a map of keys and values");
        }
        Keys keys = new Keys(file, entries, what);
        T result = reading.apply(keys);
        keys.refuseOthers();
        return result;
    }

    private void refuseOthers() {
        for (Entry entry : entries.entries()) {
            if (!asked.contains(entry.key())) {
                throw error(
                        entry.line(),
                        what + " has no key '" + entry.key() + "'; it has " + String.join(", ", asked)
                                + Spelling.nearest(entry.key(), asked)
                                        .map(name -> "; did you mean '" + name + "'?")
                                        .orElse(""));
            }
        }
    }

    Path file() {
        return file;
    }

    int line() {
        return entries.line();
    }

    TestFileException error(int line, String sentence) {
        return new TestFileException(file, line, sentence);
    }

    /** The value of a key, or null where it is not given. */
    @Nullable
    Value value(String key) {
        asked.add(key);
        return entries.get(key);
    }

    /** The names of all keys, which are free. */
    List<Entry> all() {
        entries.entries().forEach(entry -> asked.add(entry.key()));
        return entries.entries();
    }

    boolean has(String key) {
        return value(key) != null;
    }

    String text(String key) {
        return optional(key).orElseThrow(() -> error(line(), what + " needs the key '" + key + "'"));
    }

    Optional<String> optional(String key) {
        return Optional.ofNullable(value(key)).map(value -> text(value, key));
    }

    boolean flag(String key) {
        Value value = value(key);
        if (value == null) {
            return false;
        }
        if (value instanceof Scalar scalar && scalar.value() instanceof Boolean flag) {
            return flag;
        }
        throw error(value.line(), key + " must be true or false");
    }

    List<Value> items(String key) {
        Value value = value(key);
        if (value == null) {
            return List.of();
        }
        if (value instanceof Items items) {
            return items.items();
        }
        throw error(value.line(), key + " must be a list");
    }

    List<String> texts(String key) {
        return items(key).stream().map(item -> text(item, key)).toList();
    }

    /** What a value says, when it is no map and no list. */
    String text(Value value, String key) {
        if (value instanceof Scalar scalar) {
            return scalar.text();
        }
        throw error(value.line(), key + " must be a text");
    }
}

package io.drover.trial.plan;

import io.drover.yaml.Value;
import io.drover.yaml.Value.Entries;
import io.drover.yaml.Value.Entry;
import io.drover.yaml.Value.Items;
import io.drover.yaml.Value.Scalar;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what must be so, and refuses shapes that nothing could meet. */
final class ExpectReader {
    private static final List<String> ASSET = List.of(
            "name",
            "size",
            "checksum",
            "video",
            "visibility",
            "favorite",
            "trashed",
            "sidecar",
            "description",
            "albums");
    private static final List<String> ALBUM = List.of("name", "description", "assets");
    private static final Set<String> FILE_WORDS = Set.of("present", "gone");
    private static final Set<String> STATES =
            Set.of("uploaded", "duplicate", "trashed", "unsupported", "excluded", "rejected", "failed", "vanished");

    private final Path file;

    private ExpectReader(Path file) {
        this.file = file;
    }

    static Expect read(Path file, Value value) {
        return new ExpectReader(file).expect(value);
    }

    private Expect expect(Value value) {
        Expect expect = Keys.read(
                file,
                value,
                "expect",
                keys -> new Expect(
                        keys.line(),
                        keys.value("assets"),
                        keys.value("albums"),
                        keys.value("files"),
                        keys.value("ledger"),
                        keys.value("sent"),
                        keys.value("log"),
                        keys.value("failures")));
        things(expect.assets(), "an asset", ASSET);
        things(expect.albums(), "an album", ALBUM);
        map(expect.files(), "files", this::fileState);
        ledger(expect.ledger());
        map(expect.sent(), "sent", this::sent);
        words(expect.log(), "log");
        words(expect.failures(), "failures");
        return expect;
    }

    private void things(@Nullable Value value, String what, List<String> keys) {
        if (value instanceof Items items) {
            items.items().forEach(item -> known(item, what, keys));
        } else if (value != null) {
            number(value, what + "s: this must be a number, or a list with " + what + " each");
        }
    }

    private void known(Value value, String what, List<String> names) {
        Keys.read(file, value, what, keys -> {
            names.forEach(keys::value);
            return keys;
        });
    }

    private void fileState(Entry entry) {
        if (entry.value() instanceof Scalar scalar) {
            if (!FILE_WORDS.contains(scalar.text())) {
                throw error(
                        scalar.line(),
                        "a file is 'present' or 'gone', or a map with text, json, lines, contains or count, not '"
                                + scalar.text() + "'");
            }
        } else {
            known(entry.value(), "a file", List.of("text", "json", "lines", "contains", "count"));
        }
    }

    private void ledger(@Nullable Value value) {
        if (value == null) {
            return;
        }
        Keys.read(file, value, "ledger", keys -> {
            map(keys.value("files"), "files", entry -> state(entry.value()));
            map(keys.value("counts"), "counts", entry -> {
                state(new Scalar(entry.key(), entry.line()));
                number(entry.value(), "counts: how many files are in the state must be a number");
            });
            return keys;
        });
    }

    private void state(Value value) {
        if (!(value instanceof Scalar scalar) || !STATES.contains(scalar.text())) {
            throw error(
                    value.line(),
                    "a file's state is one of " + STATES.stream().sorted().toList());
        }
    }

    private void sent(Entry entry) {
        if (entry.value() instanceof Items items) {
            items.items().forEach(this::message);
        } else if (entry.value() instanceof Entries entries) {
            Keys.read(file, entries, entry.key(), this::selection);
        } else {
            number(entry.value(), entry.key() + " must be a number, a list, or a map with count or contains");
        }
    }

    private Keys selection(Keys keys) {
        Value count = keys.value("count");
        if (count != null) {
            number(count, "count must be a number");
        }
        keys.items("contains").forEach(this::message);
        return keys;
    }

    private void message(Value value) {
        known(value, "a message", List.of("uri", "route", "key", "headers", "body"));
    }

    private void words(@Nullable Value value, String key) {
        if (value == null) {
            return;
        }
        if (!(value instanceof Items items) || items.items().stream().anyMatch(item -> !(item instanceof Scalar))) {
            throw error(value.line(), key + " must be a list of texts");
        }
    }

    private interface EntryCheck {
        void check(Entry entry);
    }

    private void map(@Nullable Value value, String key, EntryCheck check) {
        if (value instanceof Entries entries) {
            entries.entries().forEach(check::check);
        } else if (value != null) {
            throw error(value.line(), key + " must be a map");
        }
    }

    private void number(Value value, String sentence) {
        if (!(value instanceof Scalar scalar) || !(scalar.value() instanceof Long)) {
            throw error(value.line(), sentence);
        }
    }

    private TestFileException error(int line, String sentence) {
        return new TestFileException(file, line, sentence);
    }
}

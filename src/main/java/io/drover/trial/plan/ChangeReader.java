package io.drover.trial.plan;

import io.drover.text.Spelling;
import io.drover.yaml.Value;
import io.drover.yaml.Value.Entries;
import io.drover.yaml.Value.Entry;
import io.drover.yaml.Value.Scalar;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads what happens, one thing a map: {@code trash: a.jpg}. */
final class ChangeReader {
    private static final String DEFAULT_TYPE = "application/octet-stream";

    private final Path file;
    private final ContentReader contents;
    private final Map<String, Function<Value, Change.Step>> kinds = new TreeMap<>();

    ChangeReader(Path file, ContentReader contents) {
        this.file = file;
        this.contents = contents;
        kinds.put("upload", this::upload);
        kinds.put("update", this::update);
        kinds.put("album", this::album);
        kinds.put("publish", this::publish);
        kinds.put("unpublish", value -> key(value, World::unpublish, 2, 3));
        kinds.put("deleteContent", value -> key(value, World::deleteContent, 1, 2));
        kinds.put("remove", this::remove);
        kinds.put("send", this::send);
        kinds.put("trash", value -> word(value, World::trash));
        kinds.put("restore", value -> word(value, World::restore));
        kinds.put("delete", value -> word(value, World::delete));
        kinds.put("deleteAlbum", value -> word(value, World::deleteAlbum));
        kinds.put("write", this::write);
        kinds.put("until", this::until);
    }

    Change change(Value value) {
        if (!(value instanceof Entries entries) || entries.entries().size() != 1) {
            throw error(
                    value.line(),
                    "a change is one of " + String.join(", ", kinds.keySet()) + ", with what it is about");
        }
        Entry entry = entries.entries().get(0);
        if (!kinds.containsKey(entry.key())) {
            throw error(
                    entry.line(),
                    "there is no change '" + entry.key() + "'; there are " + String.join(", ", kinds.keySet())
                            + Spelling.nearest(entry.key(), kinds.keySet())
                                    .map(name -> "; did you mean '" + name + "'?")
                                    .orElse(""));
        }
        return change(entry.key(), entry.value());
    }

    /** A change of a kind. */
    Change change(String kind, Value value) {
        Function<Value, Change.Step> reading = kinds.getOrDefault(kind, unknown -> world -> {});
        return new Change(value.line(), kind, reading.apply(value));
    }

    private Change.Step upload(Value value) {
        return Keys.read(file, value, "an asset", keys -> {
            String name = keys.text("name");
            byte[] content = contents.bytes(keys);
            Map<String, Object> fields = map(keys.value("fields"));
            boolean trashed = keys.flag("trashed");
            return world -> {
                world.upload(name, content, fields);
                if (trashed) {
                    world.trash(name);
                }
            };
        });
    }

    private Change.Step update(Value value) {
        return Keys.read(file, value, "update", keys -> {
            String name = keys.text("name");
            Map<String, Object> fields = map(keys.value("fields"));
            return world -> world.update(name, fields);
        });
    }

    private Change.Step album(Value value) {
        return Keys.read(file, value, "an album", keys -> {
            String name = keys.text("name");
            List<String> add = keys.texts("add");
            List<String> remove = keys.texts("remove");
            return world -> world.album(name, add, remove);
        });
    }

    private Change.Step publish(Value value) {
        return Keys.read(file, value, "publish", keys -> {
            if (keys.has("entry") == keys.has("asset")) {
                throw keys.error(keys.line(), "publish needs one of entry (TYPE/UID/LOCALE) and asset (UID/LOCALE)");
            }
            return keys.has("entry") ? entry(keys) : asset(keys);
        });
    }

    private Change.Step entry(Keys keys) {
        List<String> key = parts(keys.text("entry"), keys.line(), 3, 3);
        String title = keys.optional("title").orElse(key.get(1));
        Map<String, Object> fields = map(keys.value("fields"));
        return world -> world.publishEntry(key, title, fields);
    }

    private Change.Step asset(Keys keys) {
        List<String> key = parts(keys.text("asset"), keys.line(), 2, 2);
        String name = keys.text("name");
        String mediaType = keys.optional("mediaType").orElse(DEFAULT_TYPE);
        byte[] content = contents.bytes(keys);
        return world -> world.publishAsset(key, name, mediaType, content);
    }

    private Change.Step write(Value value) {
        GivenFile written = contents.file(value);
        return world -> world.write(written);
    }

    private Change.Step remove(Value value) {
        String path = text(value);
        contents.checkPath(value.line(), path);
        return world -> world.remove(path);
    }

    private Change.Step send(Value value) {
        return Keys.read(file, value, "send", keys -> {
            String to = keys.text("to");
            Object body = Plain.of(keys.value("body"));
            Map<String, Object> headers = map(keys.value("headers"));
            return world -> world.send(to, body, headers);
        });
    }

    private Change.Step until(Value value) {
        Expect expect = ExpectReader.read(file, value);
        return world -> world.until(expect);
    }

    private Change.Step word(Value value, BiConsumer<World, String> verb) {
        String name = text(value);
        return world -> verb.accept(world, name);
    }

    private Change.Step key(Value value, BiConsumer<World, List<String>> verb, int least, int most) {
        List<String> key = parts(text(value), value.line(), least, most);
        return world -> verb.accept(world, key);
    }

    private List<String> parts(String text, int line, int least, int most) {
        List<String> parts = List.of(text.split("/", -1));
        if (parts.size() < least || parts.size() > most || parts.contains("")) {
            throw error(
                    line,
                    "'" + text + "' is no key of the stack here: an entry is TYPE/UID/LOCALE, an asset UID/LOCALE;"
                            + " what is deleted goes without the locale");
        }
        return parts;
    }

    private Map<String, Object> map(@Nullable Value value) {
        if (value == null) {
            return Map.of();
        }
        if (value instanceof Entries entries) {
            return Plain.map(entries);
        }
        throw error(value.line(), "this must be a map of names and values");
    }

    private String text(Value value) {
        if (value instanceof Scalar scalar && scalar.value() != null) {
            return scalar.text();
        }
        throw error(value.line(), "this must be a name");
    }

    private TestFileException error(int line, String sentence) {
        return new TestFileException(file, line, sentence);
    }
}

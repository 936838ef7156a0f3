package io.drover.trial.plan;

import io.drover.yaml.Value;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads what there is before the routes start. */
final class GivenReader {
    private static final String VERSION = "2.7.5";

    private final Path file;
    private final ContentReader contents;
    private final ChangeReader changes;

    GivenReader(Path file, ContentReader contents, ChangeReader changes) {
        this.file = file;
        this.contents = contents;
        this.changes = changes;
    }

    /** What is said of a server or a stack. */
    private record Service(String version, List<Change> before, List<String> faults) {}

    Given given(Keys keys) {
        Service server = service(keys, "server");
        Service stack = service(keys, "stack");
        return new Given(
                keys.items("files").stream().map(contents::file).toList(),
                server.version(),
                server.before(),
                server.faults(),
                stack.before(),
                stack.faults());
    }

    private Service service(Keys keys, String name) {
        Value value = keys.value(name);
        if (value == null) {
            return new Service(VERSION, List.of(), List.of());
        }
        return Keys.read(file, value, name, name.equals("server") ? this::server : this::stack);
    }

    private Service server(Keys keys) {
        List<Change> before = new ArrayList<>();
        keys.items("assets").forEach(asset -> before.add(changes.change("upload", asset)));
        keys.items("albums").forEach(album -> before.add(changes.change("album", album)));
        return new Service(keys.optional("version").orElse(VERSION), before, keys.texts("faults"));
    }

    private Service stack(Keys keys) {
        List<Change> before = keys.items("published").stream()
                .map(item -> changes.change("publish", item))
                .toList();
        return new Service(VERSION, before, keys.texts("faults"));
    }
}

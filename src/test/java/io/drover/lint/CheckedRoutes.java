package io.drover.lint;

import io.drover.ingest.Ledger;
import io.drover.ingest.Progress;
import io.drover.runtime.DroverRuntime;
import io.drover.runtime.Folders;
import io.drover.runtime.RuntimeOptions;
import io.drover.store.DataFolder;
import io.drover.store.Store;
import io.drover.store.Stores;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Routes and settings of a test, looked at as {@code drover check} does. */
final class CheckedRoutes {
    private final Path folder;
    private final Clock clock;
    private final Map<String, String> environment = new HashMap<>();
    private final List<Object> beans = new ArrayList<>();
    private final StringBuilder settings = new StringBuilder("""
            camel.component.immich.url = http://localhost:1/api
            camel.component.immich.apiKey = {{env:IMMICH_API_KEY:key}}
            """);

    CheckedRoutes(Path folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /** @param yaml the text of routes/NAME.camel.yaml */
    CheckedRoutes with(String name, String yaml) {
        return file("routes/" + name + ".camel.yaml", yaml);
    }

    CheckedRoutes file(String name, String text) {
        try {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    CheckedRoutes setting(String line) {
        settings.append(line).append('\n');
        return this;
    }

    CheckedRoutes environment(String name, String value) {
        environment.put(name, value);
        return this;
    }

    CheckedRoutes bean(Object bean) {
        beans.add(bean);
        return this;
    }

    /** What is wrong, as it is told, with paths below the folder. */
    List<String> problems() {
        file("config/application.properties", settings.toString());
        file("data/.keep", "");
        try (Store store = Stores.open(new DataFolder(folder.resolve("data"), "a test"), null);
                Ledger ledger = new Ledger(store, clock)) {
            List<Object> all = new ArrayList<>(List.of(clock, new Progress(), store, ledger));
            all.addAll(beans);
            RuntimeOptions options = RuntimeOptions.of(
                            new Folders(folder.resolve("config"), folder.resolve("routes")), environment)
                    .withBeans(all.toArray());
            return DroverRuntime.examine(options, context -> {}).stream()
                    .map(Problem::toString)
                    .map(text -> text.replace(folder + "/", ""))
                    .toList();
        }
    }
}

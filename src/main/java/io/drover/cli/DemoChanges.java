package io.drover.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.drover.feed.FileRequests;
import io.drover.feed.Manifest;
import io.drover.feed.camel.FeedEndpoint;
import io.drover.ingest.Progress;
import io.drover.runtime.DroverRuntime;
import io.drover.runtime.Folders;
import io.drover.runtime.RuntimeOptions;
import io.drover.store.DataFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Route;

/** A feed of the demo, by the shipped routes, into files. */
final class DemoChanges {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String[] routes;
    private final Map<String, String> settings;
    private final Path data;
    private final Path folder;
    private final Folders folders;
    private final Surroundings surroundings;

    /**
     * @param routes that the feed needs
     * @param settings that it needs besides those of the files
     * @param data where Drover remembers things
     * @param folder where the files of events go
     */
    DemoChanges(
            List<String> routes,
            Map<String, String> settings,
            Path data,
            Path folder,
            Folders folders,
            Surroundings surroundings) {
        this.routes = routes.toArray(String[]::new);
        this.settings = new HashMap<>(settings);
        this.settings.put("drover.changes.files.directory", folder.toString());
        this.data = data;
        this.folder = folder;
        this.folders = folders;
        this.surroundings = surroundings;
    }

    /**
     * An event, as it stands in a file.
     *
     * @param type such as {@code app.immich.asset.upsert}
     * @param subject the key of what it tells of
     */
    record Told(long sequence, String type, String subject, String reason, String id) {
        /** In a line. */
        String line() {
            return sequence + "  " + type + "  " + subject + (reason.isEmpty() ? "" : "  (" + reason + ")");
        }
    }

    /** Runs the feed once. @return what the run did */
    Manifest run() throws IOException {
        Files.createDirectories(folder);
        DataFolder dataFolder = DataFolder.resolve(data.toString(), Map.of(), null);
        try (LocalState state = LocalState.open(dataFolder, null, "demo", surroundings.clock());
                DroverRuntime runtime = DroverRuntime.prepare(RuntimeOptions.of(folders, surroundings.environment())
                        .withRoutes(routes)
                        .withOverrides(settings)
                        .withBeans(
                                surroundings.clock(),
                                state.store(),
                                state.ledger(),
                                state.feeds(),
                                state.spool(),
                                new FileRequests(data.resolve("requests")),
                                dataFolder,
                                new Progress())
                        .withoutStart())) {
            runtime.start();
            FeedEndpoint feed = runtime.context().getRoutes().stream()
                    .map(Route::getEndpoint)
                    .filter(FeedEndpoint.class::isInstance)
                    .map(FeedEndpoint.class::cast)
                    .findFirst()
                    .orElseThrow();
            feed.setOnce(true);
            startRoutes(runtime);
            return feed.finished().join();
        }
    }

    private static void startRoutes(DroverRuntime runtime) {
        try {
            runtime.context().getRouteController().startAllRoutes();
        } catch (Exception e) {
            throw new IllegalStateException("the routes of the demo do not start: " + e.getMessage(), e);
        }
    }

    /** All events that are in files, in order. */
    List<Told> told() throws IOException {
        List<Path> files;
        try (Stream<Path> tree = Files.walk(folder)) {
            files = tree.filter(file -> file.toString().endsWith(".ndjson"))
                    .sorted()
                    .toList();
        }
        List<Told> events = new ArrayList<>();
        for (Path file : files) {
            for (String line : Files.readAllLines(file)) {
                events.add(event(JSON.readTree(line)));
            }
        }
        return events;
    }

    /** How many of these events tell that of a thing. */
    static long count(List<Told> told, String operation, String subject) {
        return told.stream()
                .filter(event -> event.subject().equals(subject) && event.type().endsWith("." + operation))
                .count();
    }

    private static Told event(JsonNode event) {
        return new Told(
                Long.parseLong(event.path("sequence").asText()),
                event.path("type").asText(),
                event.path("subject").asText(),
                event.path("reason").asText(),
                event.path("id").asText());
    }
}

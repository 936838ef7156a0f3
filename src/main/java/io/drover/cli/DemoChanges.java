package io.drover.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.drover.feed.FeedRequests;
import io.drover.feed.Manifest;
import io.drover.feed.camel.FeedEndpoint;
import io.drover.ingest.Progress;
import io.drover.runtime.DroverRuntime;
import io.drover.runtime.Folders;
import io.drover.runtime.RuntimeOptions;
import io.drover.sandbox.SandboxServer;
import io.drover.store.DataFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The demo's feed of changes, by the shipped routes, into files. */
final class DemoChanges {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final SandboxServer server;
    private final Path data;
    private final Path folder;
    private final Folders folders;
    private final Surroundings surroundings;

    /** @param data where Drover remembers things @param folder where the files of events go */
    DemoChanges(SandboxServer server, Path data, Path folder, Folders folders, Surroundings surroundings) {
        this.server = server;
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
    record Told(long sequence, String type, String subject, String reason, String id) {}

    /** Runs the feed once. @return what the run did */
    Manifest run() throws IOException {
        Files.createDirectories(folder);
        Map<String, String> settings = Map.of(
                "camel.component.immich.url", server.url().toString(),
                "camel.component.immich.email", server.email(),
                "camel.component.immich.password", server.password(),
                "drover.changes.sink", "files",
                "drover.changes.files.directory", folder.toString());
        DataFolder dataFolder = DataFolder.resolve(data.toString(), Map.of(), null);
        try (LocalState state = LocalState.open(dataFolder, "demo", surroundings.clock());
                DroverRuntime runtime = DroverRuntime.prepare(RuntimeOptions.of(folders, surroundings.environment())
                        .withRoutes("immich-changes", "changes-to-files", "error-handling")
                        .withOverrides(settings)
                        .withBeans(
                                surroundings.clock(),
                                state.store(),
                                state.ledger(),
                                state.feeds(),
                                new FeedRequests(data.resolve("requests")),
                                dataFolder,
                                new Progress())
                        .withoutStart())) {
            runtime.start();
            FeedEndpoint feed = runtime.context().getEndpoints().stream()
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

    private static Told event(JsonNode event) {
        return new Told(
                Long.parseLong(event.path("sequence").asText()),
                event.path("type").asText(),
                event.path("subject").asText(),
                event.path("reason").asText(),
                event.path("id").asText());
    }
}

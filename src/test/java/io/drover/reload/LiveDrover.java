package io.drover.reload;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.drover.feed.FeedStore;
import io.drover.feed.FileRequests;
import io.drover.ingest.Ledger;
import io.drover.ingest.LedgerRow;
import io.drover.ingest.Progress;
import io.drover.sandbox.SandboxServer;
import io.drover.store.DataFolder;
import io.drover.store.Store;
import io.drover.store.Stores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The shipped settings and routes with a store, a folder of photos and a server, edited while they run. */
public final class LiveDrover implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Store store;
    private final Ledger ledger;
    private final LiveFolders folders;
    private final Path photos;
    private final Path changes;

    /** Starts nothing yet. */
    public LiveDrover(Path home, SandboxServer server) throws IOException {
        Path data = home.resolve("data");
        this.photos = Files.createDirectories(home.resolve("photos"));
        this.changes = Files.createDirectories(home.resolve("changes"));
        DataFolder dataFolder = new DataFolder(data, "test").create();
        this.store = Stores.open(dataFolder, null);
        Clock clock = Clock.systemUTC();
        this.ledger = new Ledger(store, clock);
        this.folders = new LiveFolders(
                        home,
                        store,
                        ledger,
                        new FeedStore(store, clock),
                        new FileRequests(data.resolve("requests")),
                        dataFolder,
                        new Progress())
                .shipped()
                .set("camel.component.immich.url", server.url().toString())
                .set("camel.component.immich.apiKey", server.apiKey())
                .set("camel.component.immich.email", server.email())
                .set("camel.component.immich.password", server.password())
                .set("drover.folder.path", photos.toString())
                .set("drover.folder.stableFor", "0s")
                .set("drover.folder.watch", "false")
                .set("drover.folder.rescanEvery", "200ms")
                .set("drover.changes.files.directory", changes.toString())
                .set("drover.changes.delay", "200ms")
                .set("drover.retry.delay", "20")
                .set("drover.retry.maxDelay", "200");
    }

    public LiveFolders folders() {
        return folders;
    }

    public Path photos() {
        return photos;
    }

    public Path changes() {
        return changes;
    }

    /** All that the ledger holds now. */
    public List<LedgerRow> recorded() {
        List<LedgerRow> rows = new ArrayList<>();
        ledger.forEach(rows::add);
        return rows;
    }

    /** The keys of all assets that are told as new or changed in the files of changes, one an event. */
    public List<String> assetsInFiles() throws IOException {
        List<String> keys = new ArrayList<>();
        try (Stream<Path> files = Files.walk(changes)) {
            for (Path file : files.filter(each -> each.toString().endsWith(".ndjson"))
                    .sorted()
                    .toList()) {
                for (String line : Files.readAllLines(file)) {
                    JsonNode event = JSON.readTree(line);
                    if (event.path("type").asText().endsWith("asset.upsert")) {
                        keys.add(event.path("subject").asText());
                    }
                }
            }
        }
        return keys;
    }

    @Override
    public void close() {
        folders.close();
        ledger.close();
        store.close();
    }
}

package io.drover;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.feed.FeedStore;
import io.drover.feed.FileRequests;
import io.drover.feed.Manifest;
import io.drover.feed.camel.FeedEndpoint;
import io.drover.ingest.Ledger;
import io.drover.ingest.Outcome;
import io.drover.ingest.OutcomeListener;
import io.drover.ingest.Progress;
import io.drover.library.LibraryEndpoint;
import io.drover.lint.RouteSource;
import io.drover.runtime.DroverRuntime;
import io.drover.runtime.Folders;
import io.drover.runtime.RouteFiles;
import io.drover.runtime.RuntimeOptions;
import io.drover.store.DataFolder;
import io.drover.store.Store;
import io.drover.store.Stores;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Endpoint;

/** An example as a user starts it, beside the shipped routes that it needs; what walks or reads does so once. */
final class ExampleRun implements AutoCloseable {
    private static final int SECONDS = 60;

    /** A folder by its path, and feeds; not the verbs of their schemes. */
    private static final List<String> SOURCES =
            List.of("library:?", "library://?", "library:///", "immich://changes", "contentstack://changes");

    private final Path data;
    private final Map<String, String> environment = new HashMap<>();
    private final Map<String, String> settings = new HashMap<>();
    private final BlockingQueue<Outcome> outcomes = new LinkedBlockingQueue<>();
    private final CompletableFuture<Endpoint> source = new CompletableFuture<>();
    private final List<AutoCloseable> open = new ArrayList<>();

    ExampleRun(Path data) {
        this.data = data;
        settings.put("drover.folder.enabled", "false");
        settings.put("drover.retry.delay", "20");
    }

    ExampleRun set(String variable, Object value) {
        environment.put(variable, value.toString());
        return this;
    }

    ExampleRun with(String setting, Object value) {
        settings.put(setting, value.toString());
        return this;
    }

    /** @param once whether its source ends by itself */
    ExampleRun start(String example, boolean once) throws IOException {
        Store store = Stores.open(new DataFolder(data, "test").create(), null);
        open.add(store);
        Ledger ledger = new Ledger(store, Clock.systemUTC());
        open.add(0, ledger);
        OutcomeListener listener = outcomes::add;
        RuntimeOptions options = options(environment)
                .withRouteFiles(files(example))
                .withOverrides(settings)
                .withBeans(
                        Clock.systemUTC(),
                        store,
                        ledger,
                        new Progress(),
                        listener,
                        new FeedStore(store, Clock.systemUTC()),
                        new FileRequests(data.resolve("requests")),
                        new DataFolder(data, "test"));
        DroverRuntime runtime = DroverRuntime.prepare(options);
        open.add(0, runtime);
        runtime.context().getCamelContextExtension().registerEndpointCallback((uri, endpoint) -> {
            if (SOURCES.stream().anyMatch(uri::startsWith)) {
                if (once) {
                    end(endpoint);
                }
                source.complete(endpoint);
            }
            return endpoint;
        });
        runtime.start();
        return this;
    }

    static RuntimeOptions options(Map<String, String> environment) {
        return RuntimeOptions.of(new Folders(Path.of("config"), Path.of("routes")), environment);
    }

    private static List<RouteSource> files(String example) {
        return List.of(
                RouteFiles.read(Path.of("examples", example + RouteFiles.SUFFIX)),
                RouteFiles.read(Path.of("routes/ingest.camel.yaml")),
                RouteFiles.read(Path.of("routes/ingest-after.camel.yaml")),
                RouteFiles.read(Path.of("routes/error-handling.camel.yaml")));
    }

    private static void end(Endpoint endpoint) {
        if (endpoint instanceof LibraryEndpoint library) {
            library.setOnce(true);
        } else if (endpoint instanceof FeedEndpoint feed) {
            feed.setOnce(true);
        }
    }

    /** Waits for the end of the walk and of all that was done with its files. */
    void walked() throws Exception {
        ((LibraryEndpoint) source.get(SECONDS, TimeUnit.SECONDS)).finished().get(SECONDS, TimeUnit.SECONDS);
    }

    /** Waits for the end of the feed's first run, which must be a good one. */
    void read() throws Exception {
        Manifest manifest = ((FeedEndpoint) source.get(SECONDS, TimeUnit.SECONDS))
                .finished()
                .get(SECONDS, TimeUnit.SECONDS);
        assertThat(manifest.error()).isNull();
    }

    /** Waits for a file that has ended. */
    Outcome outcome() throws InterruptedException {
        return Objects.requireNonNull(outcomes.poll(SECONDS, TimeUnit.SECONDS), "no file ends");
    }

    /** Those that have ended and were not asked for. */
    List<Outcome> outcomes() {
        return List.copyOf(outcomes);
    }

    @Override
    public void close() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
    }
}

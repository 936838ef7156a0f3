package io.drover;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.drover.feed.ChangeBatch;
import io.drover.feed.FeedStore;
import io.drover.feed.FileRequests;
import io.drover.ingest.Ledger;
import io.drover.runtime.DroverRuntime;
import io.drover.runtime.Folders;
import io.drover.runtime.RuntimeOptions;
import io.drover.sandbox.contentstack.ContentstackServer;
import io.drover.store.DataFolder;
import io.drover.store.Store;
import io.drover.store.Stores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.support.EventNotifierSupport;
import org.jspecify.annotations.Nullable;

/** The shipped routes with a stack of the sandbox and files as their sink. */
final class StackRun implements AutoCloseable {
    final ContentstackServer server;
    final Path events;
    private final Path data;
    private final Store store;
    private final Ledger ledger;
    private final Map<String, String> settings = new HashMap<>();
    private final Batches batches = new Batches();
    private @Nullable DroverRuntime runtime;

    StackRun(Path folder) throws IOException {
        server = ContentstackServer.builder().start();
        data = folder.resolve("data");
        events = folder.resolve("events");
        store = Stores.open(new DataFolder(data, "test").create(), null);
        ledger = new Ledger(store, Clock.systemUTC());
        settings.put("camel.component.contentstack.host", server.url().toString());
        settings.put("camel.component.contentstack.apiKey", server.apiKey());
        settings.put("camel.component.contentstack.deliveryToken", server.deliveryToken());
        settings.put("camel.component.contentstack.environment", server.environment());
        settings.put("drover.contentstack.sink", "files");
        settings.put("drover.contentstack.delay", "1h");
        settings.put("drover.changes.files.directory", events.toString());
    }

    StackRun with(String setting, String value) {
        settings.put(setting, value);
        return this;
    }

    StackRun start() {
        DroverRuntime prepared =
                DroverRuntime.prepare(RuntimeOptions.of(new Folders(Path.of("config"), Path.of("routes")), Map.of())
                        .withRoutes(
                                "contentstack-changes",
                                "contentstack-assets",
                                "contentstack-webhook",
                                "changes-to-files",
                                "error-handling")
                        .withOverrides(settings)
                        .withBeans(
                                Clock.systemUTC(),
                                store,
                                ledger,
                                new FeedStore(store, Clock.systemUTC()),
                                new FileRequests(data.resolve("requests")),
                                new DataFolder(data, "test")));
        runtime = prepared;
        prepared.context().getManagementStrategy().addEventNotifier(batches);
        prepared.start();
        return this;
    }

    /** Waits until the sink has taken so many changes in all, not counting those about the feed itself. */
    void awaitTold(int changes) throws InterruptedException {
        assertThat(batches.await(changes))
                .describedAs("%s changes are told", changes)
                .isTrue();
    }

    private CamelContext context() {
        return Objects.requireNonNull(runtime, "it was started").context();
    }

    List<String> routes() {
        return context().getRoutes().stream().map(Route::getRouteId).toList();
    }

    List<String> components() {
        return List.copyOf(context().getComponentNames());
    }

    /** The keys of the events in the files so far, in order, but those about the feed itself. */
    List<String> told() throws IOException {
        List<String> keys = new ArrayList<>();
        if (!Files.isDirectory(events)) {
            return keys;
        }
        try (Stream<Path> tree = Files.walk(events)) {
            for (Path file : tree.filter(path -> path.toString().endsWith(".ndjson"))
                    .sorted()
                    .toList()) {
                for (String line : Files.readAllLines(file)) {
                    JsonNode event = new ObjectMapper().readTree(line);
                    keys.add(event.path("subject").asText());
                }
            }
        }
        keys.removeIf("feed"::equals);
        return keys;
    }

    @Override
    public void close() {
        if (runtime != null) {
            runtime.close();
        }
        ledger.close();
        store.close();
        server.close();
    }

    /** Counts the changes of the batches that have become files. */
    private static final class Batches extends EventNotifierSupport {
        private int told;

        @Override
        public synchronized void notify(CamelEvent event) {
            if (event instanceof CamelEvent.ExchangeSentEvent sent
                    && sent.getEndpoint().getEndpointUri().startsWith("feed://segment")
                    && !sent.getExchange().isFailed()) {
                ChangeBatch batch = sent.getExchange().getMessage().getBody(ChangeBatch.class);
                told += (int) batch.changes().stream()
                        .filter(change -> !change.type().equals("feed"))
                        .count();
                notifyAll();
            }
        }

        synchronized boolean await(int changes) throws InterruptedException {
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
            for (long left = 1; told < changes && left > 0; left = end - System.nanoTime()) {
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
            return told >= changes;
        }
    }
}

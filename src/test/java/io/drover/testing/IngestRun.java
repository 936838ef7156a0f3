package io.drover.testing;

import io.drover.ingest.FileState;
import io.drover.ingest.Ledger;
import io.drover.ingest.LedgerRow;
import io.drover.ingest.Outcome;
import io.drover.ingest.OutcomeListener;
import io.drover.ingest.Progress;
import io.drover.ingest.Spool;
import io.drover.ingest.Tally;
import io.drover.library.LibraryComponent;
import io.drover.library.LibraryEndpoint;
import io.drover.runtime.DroverRuntime;
import io.drover.runtime.Folders;
import io.drover.runtime.RuntimeOptions;
import io.drover.sandbox.SandboxServer;
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
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;

/** The shipped routes and settings on one folder and one server. Each run is a start and a stop of its own. */
public final class IngestRun {
    private final Path folder;
    private final Path data;
    private final Map<String, String> settings = new HashMap<>();
    private final Queue<Outcome> outcomes = new ConcurrentLinkedQueue<>();
    private Progress progress = new Progress();
    private Consumer<LibraryEndpoint> library = endpoint -> {};
    private OutcomeListener listener = outcomes::add;

    public IngestRun(Path folder, Path data, SandboxServer server) {
        this(folder, data, server.url().toString(), server.apiKey());
    }

    public IngestRun(Path folder, Path data, String url, String apiKey) {
        this.folder = folder;
        this.data = data;
        settings.put("camel.component.immich.url", url);
        settings.put("camel.component.immich.apiKey", apiKey);
        settings.put("drover.retry.delay", "20");
        settings.put("drover.retry.maxDelay", "200");
    }

    /** The same with this setting over the one of the file. */
    public IngestRun with(String key, String value) {
        settings.put(key, value);
        return this;
    }

    /** The same with the files of a storage in place of the folder's. */
    public IngestRun withStorage(String where, Map<String, Object> options) {
        return withLibrary(endpoint -> {
            endpoint.setStorage(where);
            endpoint.setStorageOptions(options);
            endpoint.setPath("");
        });
    }

    /** The same with these options of the library, besides those that were given before. */
    public IngestRun withLibrary(Consumer<LibraryEndpoint> options) {
        this.library = library.andThen(options);
        return this;
    }

    /** The same, and {@link #outcomes} stays empty, whose size would grow with the number of files. */
    public IngestRun withoutOutcomes() {
        this.listener = outcome -> {};
        return this;
    }

    /** Walks the folder once. @return how its files ended */
    public Tally run() throws IOException {
        try (Started started = start()) {
            return started.finished();
        }
    }

    /** Starts to walk the folder once. @param more routes beside the shipped ones */
    public Started start(RoutesBuilder... more) throws IOException {
        outcomes.clear();
        progress = new Progress();
        return new Started(more);
    }

    /** How files ended in the last run, in the order in which that was recorded. */
    public Queue<Outcome> outcomes() {
        return outcomes;
    }

    /** What the last run has read and sent. */
    public Progress progress() {
        return progress;
    }

    /** All that the ledger holds now; not while a run is under way. */
    public List<LedgerRow> recorded() throws IOException {
        return recorded(data);
    }

    /** All that the ledger in this folder holds now; not while it is open. */
    public static List<LedgerRow> recorded(Path data) throws IOException {
        List<LedgerRow> rows = new ArrayList<>();
        try (Store store = Stores.open(new DataFolder(data, "test").create(), null);
                Ledger ledger = new Ledger(store, Clock.systemUTC())) {
            ledger.forEach(rows::add);
        }
        return rows;
    }

    /** Makes the files in these states due in the ledger in this folder; not while it is open. */
    public static void retry(Path data, Set<FileState> states) throws IOException {
        try (Store store = Stores.open(new DataFolder(data, "test").create(), null);
                Ledger ledger = new Ledger(store, Clock.systemUTC())) {
            ledger.retry(states);
        }
    }

    /** A run under way. */
    public final class Started implements AutoCloseable {
        private final Store store;
        private final Ledger ledger;
        private final DroverRuntime runtime;
        private final LibraryEndpoint endpoint;

        private Started(RoutesBuilder... more) throws IOException {
            this.store = Stores.open(new DataFolder(data, "test").create(), null);
            this.ledger = new Ledger(store, Clock.systemUTC());
            Spool spool = new Spool(data.resolve("spool"));
            spool.empty();
            Folders folders = new Folders(Path.of("config"), Path.of("routes"));
            this.runtime = DroverRuntime.prepare(RuntimeOptions.of(folders, Map.of())
                    .withRoutes("ingest", "ingest-after", "error-handling")
                    .withOverrides(settings)
                    .withBeans(Clock.systemUTC(), store, ledger, spool, progress, listener));
            this.endpoint = new LibraryEndpoint(
                    "library:test", runtime.context().getComponent("library", LibraryComponent.class));
            endpoint.setPath(folder.toString());
            endpoint.setOnce(true);
            endpoint.setStableFor(0);
            library.accept(endpoint);
            runtime.add(new RouteBuilder() {
                @Override
                public void configure() {
                    from(endpoint).routeId("test-folder").to("direct:ingest");
                }
            });
            for (RoutesBuilder routes : more) {
                runtime.add(routes);
            }
            runtime.start();
        }

        /** Waits for the end of the walk and of all its files. */
        public Tally finished() {
            try {
                return endpoint.finished().join();
            } catch (CompletionException e) {
                if (e.getCause() instanceof RuntimeException refused) {
                    throw refused;
                }
                throw e;
            }
        }

        /** Completes at the end of the walk and of all its files. */
        public CompletableFuture<Tally> end() {
            return endpoint.finished();
        }

        public Tally tally() {
            return endpoint.tally();
        }

        public DroverRuntime runtime() {
            return runtime;
        }

        public Store store() {
            return store;
        }

        public Ledger ledger() {
            return ledger;
        }

        @Override
        public void close() {
            runtime.close();
            ledger.close();
            store.close();
        }
    }
}

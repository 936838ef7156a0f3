package io.drover.feed.camel;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.drover.feed.Fate;
import io.drover.feed.FeedStore;
import io.drover.feed.FileRequests;
import io.drover.feed.HaltingStore;
import io.drover.feed.Manifest;
import io.drover.feed.Moment;
import io.drover.ingest.Ledger;
import io.drover.runtime.DroverRuntime;
import io.drover.runtime.Folders;
import io.drover.runtime.RuntimeOptions;
import io.drover.sandbox.SandboxServer;
import io.drover.store.DataFolder;
import io.drover.store.Store;
import io.drover.store.Stores;
import io.drover.testing.OtherProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.Endpoint;

/**
 * The shipped routes from a library to files in another JVM, to be killed. It runs the feed once whenever it is told to,
 * each time as if it had just been started, and says {@code segment} of each file that stands.
 */
public final class ChangesProcess implements AutoCloseable {
    public static final int BATCH_SIZE = 5;

    private static final List<String> QUICK_START = List.of("-Xmx128m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");
    private static final String SEGMENT = "segment";
    private static final String ENDED = "the run has ended: ";
    private static final String WELL = "well";
    private static final String TO_LIVE = "live";

    private final OtherProcess process;

    private ChangesProcess(OtherProcess process) {
        this.process = process;
    }

    /** @param data of the feed @param directory of the files @param types of which changes are told */
    public static ChangesProcess start(Path data, Path directory, SandboxServer server, String types)
            throws IOException {
        return new ChangesProcess(OtherProcess.start(
                QUICK_START,
                Map.of(),
                Main.class,
                data.toString(),
                directory.toString(),
                types,
                server.url().toString(),
                server.email(),
                server.password()));
    }

    /** Begins a run. */
    public void begin() throws IOException {
        process.send(TO_LIVE);
    }

    /** Begins a run, waits for its end. @throws AssertionError with what it said, when it did not end well */
    public void run() throws IOException {
        begin();
        awaitEnd();
    }

    /** Waits for the end of the run. @throws AssertionError with what it said, when it did not end well */
    public void awaitEnd() throws IOException {
        if (!process.waitForLine(ENDED + WELL)) {
            throw new AssertionError("the run did not end well: " + process.said());
        }
    }

    /** Begins a run and waits for the end of the process. @throws AssertionError when it lives */
    public void runUntil(Moment moment) throws IOException, InterruptedException {
        process.send(moment.name());
        if (process.waitForText(ENDED) || process.waitForEnd() != Fate.EXIT_CODE) {
            throw new AssertionError("it did not die at " + moment + ": " + process.said());
        }
    }

    /** Waits for the next segment. @throws AssertionError when there is none */
    public void awaitSegment() throws IOException {
        awaitText(SEGMENT);
    }

    /** Waits until it says something with this text in it. @throws AssertionError when it ends before */
    public void awaitText(String text) throws IOException {
        if (!process.waitForText(text)) {
            throw new AssertionError("it did not say '" + text + "': " + process.said());
        }
    }

    /** As {@code kill -9}. */
    public void kill() throws InterruptedException {
        process.kill();
    }

    @Override
    public void close() {
        process.close();
    }

    /** What runs in the other JVM: data, directory, types, address, e-mail address, password. */
    static final class Main {
        private final Path data;
        private final Map<String, String> settings;

        private Main(String[] arguments) {
            this.data = Path.of(arguments[0]);
            this.settings = Map.of(
                    "drover.changes.sink", "files",
                    "drover.changes.mode", "stream",
                    "drover.changes.files.directory", arguments[1],
                    "drover.changes.types", arguments[2],
                    "drover.changes.batchSize", Integer.toString(BATCH_SIZE),
                    "drover.changes.maxSweep", "100",
                    "camel.component.immich.url", arguments[3],
                    "camel.component.immich.email", arguments[4],
                    "camel.component.immich.password", arguments[5]);
        }

        public static void main(String[] arguments) throws IOException {
            Main main = new Main(arguments);
            try (BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, UTF_8))) {
                for (String command = commands.readLine(); command != null; command = commands.readLine()) {
                    Fate fate = command.equals(TO_LIVE) ? Fate.toLive() : Fate.toDieAt(Moment.valueOf(command));
                    String error = main.run(fate).error();
                    System.out.println(ENDED + (error == null ? WELL : error));
                }
            }
        }

        private Manifest run(Fate fate) {
            Clock clock = Clock.systemUTC();
            try (Store store = new HaltingStore(Stores.open(new DataFolder(data, "test").create(), null), fate);
                    Ledger ledger = new Ledger(store, clock)) {
                RuntimeOptions options = RuntimeOptions.of(new Folders(Path.of("config"), Path.of("routes")), Map.of())
                        .withRoutes("immich-changes", "changes-to-files", "error-handling")
                        .withOverrides(settings)
                        .withBeans(
                                clock, ledger, new FeedStore(store, clock), new FileRequests(data.resolve("requests")));
                try (DroverRuntime runtime = DroverRuntime.prepare(options)) {
                    CompletableFuture<FeedEndpoint> feed = new CompletableFuture<>();
                    runtime.context()
                            .getCamelContextExtension()
                            .registerEndpointCallback((uri, endpoint) -> halting(endpoint, fate, feed));
                    runtime.start();
                    return feed.join().finished().join();
                }
            }
        }

        private static Endpoint halting(Endpoint endpoint, Fate fate, CompletableFuture<FeedEndpoint> made) {
            if (endpoint instanceof FeedEndpoint feed) {
                HaltingFeedEndpoint halting = new HaltingFeedEndpoint(feed, fate);
                made.complete(halting);
                return halting;
            } else if (endpoint instanceof FeedVerbEndpoint segment) {
                return new HaltingSegmentEndpoint(segment, new HaltingFiles(fate, () -> System.out.println(SEGMENT)));
            }
            return endpoint;
        }
    }
}

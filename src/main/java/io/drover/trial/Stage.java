package io.drover.trial;

import io.drover.feed.FeedStore;
import io.drover.feed.FileRequests;
import io.drover.ingest.Ledger;
import io.drover.ingest.Progress;
import io.drover.ingest.Spool;
import io.drover.lint.RouteSource;
import io.drover.runtime.DroverRuntime;
import io.drover.runtime.Folders;
import io.drover.runtime.RouteFiles;
import io.drover.runtime.RuntimeOptions;
import io.drover.runtime.Setup;
import io.drover.runtime.UnaskedBuckets;
import io.drover.sandbox.SandboxServer;
import io.drover.sandbox.contentstack.ContentstackServer;
import io.drover.store.DataFolder;
import io.drover.store.Store;
import io.drover.store.Stores;
import io.drover.trial.plan.GivenFile;
import io.drover.trial.plan.TestCase;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;

/** All that one test runs in: a folder, two servers, a store and the routes. Close it in any case. */
final class Stage implements AutoCloseable {
    private static final int SHUTDOWN_SECONDS = 3;

    private final TestCase test;
    private final Clock clock;
    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final TestFolder folder;
    private final SandboxServer server;
    private final ContentstackServer stack;
    private final ServerWorld serverWorld;
    private final Ledger ledger;
    private final Store store;
    private final DataFolder data;
    private final SentMessages sent = new SentMessages();
    private final Incidents incidents;

    Stage(TestCase test, Clock clock) throws IOException {
        this.test = test;
        this.clock = clock;
        this.folder = opened(TestFolder.make());
        this.server = opened(SandboxServer.builder()
                .version(test.given().version())
                .clock(clock)
                .keepOriginals(folder.aside("originals"))
                .start());
        this.stack = opened(ContentstackServer.builder().clock(clock).start());
        this.serverWorld = opened(new ServerWorld(server, folder.aside("upload"), clock));
        this.data = new DataFolder(folder.aside("data"), "the test").create();
        this.store = opened(Stores.open(data, null));
        this.ledger = opened(new Ledger(store, clock));
        this.incidents = new Incidents(folder);
    }

    private <T extends AutoCloseable> T opened(T part) {
        open.push(part);
        return part;
    }

    /**
     * Builds the routes, which do not run yet.
     *
     * @param setup what there is in the folders
     * @param route the file that is tested; a test of a kamelet has a route that uses it
     * @throws io.drover.runtime.ConfigurationException when they cannot be built
     */
    DroverRuntime routes(Folders folders, Setup setup, RouteSource route) throws IOException {
        TestSettings settings = new TestSettings(test, folder, setup.settings(), server, stack);
        for (String path : settings.folders()) {
            folder.write(new GivenFile(path, null, Instant.EPOCH, 0));
        }
        for (GivenFile file : test.given().files()) {
            folder.write(file);
        }
        RouteSource begin =
                test.route().isEmpty() ? known(route, setup.routes()) : new RouteSource(inline(route), test.route());
        List<RouteSource> all = new ArrayList<>(setup.routes());
        if (!all.contains(begin)) {
            all.add(begin);
        }
        Setup completed = new Setup(settings.completed(setup.settings()), all, setup.kamelets());
        List<RouteSource> chosen = new RouteSet(all, setup.kamelets(), settings.values()).of(begin, test.routes());
        RuntimeOptions options = RuntimeOptions.of(folders, completed, settings.environment(chosen))
                .withRouteFiles(chosen)
                .withOverrides(settings.values())
                .withBeans(
                        clock,
                        store,
                        ledger,
                        new FeedStore(store, clock),
                        new FileRequests(data.path().resolve("requests")),
                        data,
                        new Spool(data.spool().resolve("files")),
                        new Progress());
        DroverRuntime runtime = opened(DroverRuntime.prepare(options));
        CamelContext context = runtime.context();
        context.getCamelContextExtension().registerEndpointCallback(new Borders(test, folder, sent));
        context.addLifecycleStrategy(new UnaskedBuckets());
        context.getManagementStrategy().addEventNotifier(incidents);
        context.getShutdownStrategy().setTimeUnit(TimeUnit.SECONDS);
        context.getShutdownStrategy().setTimeout(SHUTDOWN_SECONDS);
        return runtime;
    }

    /** The file as the folder of routes has it, however its path was given; else as it is. */
    private static RouteSource known(RouteSource route, List<RouteSource> folder) {
        Path file = route.file().toAbsolutePath().normalize();
        return folder.stream()
                .filter(other -> other.file().toAbsolutePath().normalize().equals(file))
                .findFirst()
                .orElse(route);
    }

    /** Where a route of the test itself would stand, so that it is taken for a route and its problems are placed. */
    private static Path inline(RouteSource route) {
        String name = String.valueOf(route.file().getFileName());
        String stem = name.substring(0, name.indexOf('.'));
        return route.file().resolveSibling(stem + "-test" + RouteFiles.SUFFIX);
    }

    TestFolder folder() {
        return folder;
    }

    SandboxServer server() {
        return server;
    }

    ContentstackServer stack() {
        return stack;
    }

    ServerWorld serverWorld() {
        return serverWorld;
    }

    Ledger ledger() {
        return ledger;
    }

    SentMessages sent() {
        return sent;
    }

    Incidents incidents() {
        return incidents;
    }

    /** Closes all of it, the youngest first. */
    @Override
    public void close() throws IOException {
        IOException failure = null;
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (Exception e) {
                failure = failure == null ? new IOException("the test's surroundings do not close: " + e, e) : failure;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}

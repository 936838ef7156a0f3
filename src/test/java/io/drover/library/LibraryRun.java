package io.drover.library;

import static java.util.concurrent.TimeUnit.SECONDS;

import io.drover.ingest.FileState;
import io.drover.ingest.IngestHeaders;
import io.drover.ingest.Known;
import io.drover.ingest.KnownFiles;
import io.drover.ingest.SourceFile;
import io.drover.ingest.Tally;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.spi.RouteController;

/** A Camel context with one library route that ends in a fake ledger. */
final class LibraryRun implements AutoCloseable {
    final DefaultCamelContext context = new DefaultCamelContext();
    final Map<Path, SourceFile> sent = new ConcurrentHashMap<>();
    final Map<Path, Map<String, Object>> headers = new ConcurrentHashMap<>();
    private final LibraryEndpoint endpoint;

    /** A route that sends every file to the ledger as uploaded, unless it has its state already. */
    LibraryRun(FakeLedger ledger, Clock clock, Path path, Map<String, Object> options) throws Exception {
        this(ledger, clock, path, options, ledger::record);
    }

    LibraryRun(KnownFiles ledger, Clock clock, Path path, Map<String, Object> options, Processor way) throws Exception {
        this(ledger, clock, path, options, way, FolderReader.Opener.DEFAULT, true, context -> {});
    }

    /** @param beans binds what the library asks the registry for */
    LibraryRun(
            KnownFiles ledger,
            Clock clock,
            Path path,
            Map<String, Object> options,
            Processor way,
            Consumer<CamelContext> beans)
            throws Exception {
        this(ledger, clock, path, options, way, FolderReader.Opener.DEFAULT, true, beans);
    }

    private LibraryRun(
            KnownFiles ledger,
            Clock clock,
            Path path,
            Map<String, Object> options,
            Processor way,
            FolderReader.Opener opener,
            boolean remembering,
            Consumer<CamelContext> beans)
            throws Exception {
        context.disableJMX();
        context.getShutdownStrategy().setTimeout(10);
        context.getRegistry().bind("ledger", ledger);
        context.getRegistry().bind("clock", clock);
        beans.accept(context);
        context.addComponent("immich", new FakeTarget());
        context.addComponent("library", new LibraryComponent(opener));
        endpoint = (LibraryEndpoint)
                context.getComponent("library").createEndpoint("library:" + path, new HashMap<>(options));
        endpoint.setPath(path.toString());
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                RouteDefinition route = from(endpoint).routeId("library");
                if (remembering) {
                    route.process(LibraryRun.this::remember);
                }
                route.process(way);
            }
        });
    }

    static Tally once(FakeLedger ledger, Path path, Map<String, Object> options) throws Exception {
        try (LibraryRun run = new LibraryRun(ledger, Clock.systemUTC(), path, onceWith(options))) {
            return run.start().finish();
        }
    }

    static LibraryRun once(FakeLedger ledger, Path path) throws Exception {
        return withOpener(ledger, path, FolderReader.Opener.DEFAULT);
    }

    static LibraryRun withOpener(FakeLedger ledger, Path path, FolderReader.Opener opener) throws Exception {
        return new LibraryRun(
                ledger, Clock.systemUTC(), path, onceWith(Map.of()), ledger::record, opener, true, context -> {});
    }

    /** Walks once, and keeps nothing of what was sent. */
    static LibraryRun forgetting(KnownFiles ledger, Clock clock, Path path, Processor way) throws Exception {
        return new LibraryRun(
                ledger, clock, path, onceWith(Map.of()), way, FolderReader.Opener.DEFAULT, false, context -> {});
    }

    static Map<String, Object> onceWith(Map<String, Object> options) {
        Map<String, Object> all = new ConcurrentHashMap<>(Map.of("once", true, "stableFor", "0"));
        all.putAll(options);
        return all;
    }

    LibraryRun start() {
        context.start();
        return this;
    }

    Tally finish() throws InterruptedException, ExecutionException, TimeoutException {
        return endpoint.finished().get(60, SECONDS);
    }

    LibraryEndpoint endpoint() {
        return endpoint;
    }

    /** Waits until the consumer has ended its walk and lets messages come home. */
    void awaitSuspended() {
        LibraryConsumer consumer = (LibraryConsumer) context.getRoute("library").getConsumer();
        while (!consumer.isSuspended()) {
            Thread.onSpinWait();
        }
    }

    RouteController routes() {
        return context.getRouteController();
    }

    SourceFile file(Path path) {
        return Objects.requireNonNull(sent.get(path), () -> "not sent: " + path);
    }

    private void remember(Exchange exchange) {
        SourceFile file = exchange.getMessage().getBody(SourceFile.class);
        sent.put(file.path(), file);
        headers.put(file.path(), Map.copyOf(exchange.getMessage().getHeaders()));
    }

    static FileState state(FakeLedger ledger, Path path) {
        return known(ledger, path).state();
    }

    static String reason(FakeLedger ledger, Path path) {
        return String.valueOf(known(ledger, path).reason());
    }

    private static Known known(FakeLedger ledger, Path path) {
        return Objects.requireNonNull(ledger.rows.get(path), () -> "no row: " + path);
    }

    String header(Path path, String header) {
        return String.valueOf(Objects.requireNonNull(headers.get(path)).get(header));
    }

    String state(Path path) {
        return header(path, IngestHeaders.STATE);
    }

    @Override
    public void close() {
        context.stop();
    }
}

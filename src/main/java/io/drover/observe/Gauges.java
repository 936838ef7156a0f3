package io.drover.observe;

import io.drover.feed.FeedState;
import io.drover.feed.FeedStore;
import io.drover.feed.camel.FeedEndpoint;
import io.drover.immich.ImmichComponent;
import io.drover.ingest.Tally;
import io.drover.library.LibraryEndpoint;
import io.drover.store.DataFolder;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.jspecify.annotations.Nullable;

/**
 * What is read when somebody asks. The rows are made anew each time from what runs then, so that nothing of a Camel
 * context that was replaced is told, or kept.
 */
final class Gauges {
    private final MeterRegistry registry;
    private final ContextWatch contexts;
    private final FeedLag lag;
    private final @Nullable ClusterWatch cluster;
    private final Map<String, MultiGauge> gauges = new LinkedHashMap<>();
    private final Map<String, List<Row<?>>> rows = new LinkedHashMap<>();

    /** @param cluster what a node of a cluster tells besides, or null */
    Gauges(MeterRegistry registry, ContextWatch contexts, FeedLag lag, @Nullable ClusterWatch cluster) {
        this.registry = registry;
        this.contexts = contexts;
        this.lag = lag;
        this.cluster = cluster;
        add("drover.uploads.in.progress", null, "Uploads that run now");
        add("drover.upload.limit", null, "Uploads that may run at a time, as the server bears them now");
        add("drover.gate.closed", null, "1 while all work waits for the server, else 0");
        add("drover.files.in.flight", null, "Files of the scan that runs, found and not ended yet");
        add("drover.feed.lag", "seconds", "Time since the feed was up to date");
        add("drover.outbox.changes", null, "Changes that wait for the sink");
        add("drover.outbox.batches", null, "Batches that wait for the sink, or for the source to hear of them");
        add("drover.dead.letters", null, "Changes that are put aside now");
        add("drover.store", "bytes", "Size of the database in the data folder");
        if (cluster != null) {
            cluster.declare(this);
        }
    }

    void add(String name, @Nullable String unit, String description) {
        gauges.put(
                name,
                MultiGauge.builder(name).baseUnit(unit).description(description).register(registry));
    }

    /** Reads all of them. */
    synchronized void refresh() {
        rows.clear();
        CamelContext context = contexts.current();
        if (context != null) {
            InUse inUse = new InUse(context);
            inUse.components(ImmichComponent.class).forEach(this::read);
            inUse.routes().forEach(this::read);
            FeedStore store = context.getRegistry().findSingleByType(FeedStore.class);
            if (store != null) {
                inUse.sources(FeedEndpoint.class).forEach(feed -> read(String.valueOf(feed.getFeed()), store));
            }
            DataFolder folder = context.getRegistry().findSingleByType(DataFolder.class);
            if (folder != null && folder.isUsed()) {
                row("drover.store", Tags.empty(), folder.databaseBytes());
            }
            if (cluster != null) {
                cluster.read(context, inUse, this);
            }
        }
        gauges.forEach((name, gauge) -> gauge.register(rows.getOrDefault(name, List.of()), true));
    }

    private void read(ImmichComponent server) {
        Tags tags = Tags.of("server", server.name());
        row("drover.uploads.in.progress", tags, server.uploadsRunning());
        row("drover.upload.limit", tags, server.uploadLimit());
        row("drover.gate.closed", tags, server.pausedBy() == null ? 0 : 1);
    }

    private void read(Route route) {
        if (FedBy.of(route) instanceof LibraryEndpoint library) {
            Tally tally = library.tally();
            long inFlight = tally.found() - tally.ended() - tally.shared() - tally.putBack();
            row("drover.files.in.flight", Tags.of("source", route.getRouteId()), Math.max(0, inFlight));
        }
    }

    private void read(String feed, FeedStore store) {
        Tags tags = Tags.of("feed", feed);
        row("drover.feed.lag", tags, lag.of(feed, store).toMillis() / 1e3);
        FeedState state = store.find(feed).orElse(null);
        row("drover.outbox.changes", tags, state == null ? 0 : state.sequence() - state.delivered());
        row("drover.outbox.batches", tags, state == null ? 0 : store.waiting(state.id()));
        row("drover.dead.letters", tags, state == null ? 0 : store.countDead(state.id()));
    }

    void row(String name, Tags tags, Number value) {
        rows.computeIfAbsent(name, added -> new ArrayList<>()).add(Row.of(tags, value));
    }
}

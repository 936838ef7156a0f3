package io.drover.observe;

import io.drover.feed.Change;
import io.drover.feed.FeedListener;
import io.drover.feed.Manifest;
import io.drover.feed.Operation;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Counts what feeds do. */
final class FeedMeters implements FeedListener {
    private static final String FEED = "feed";

    private final MeterRegistry registry;
    private final Map<Kind, Counter> changes = new ConcurrentHashMap<>();

    private record Kind(String feed, String type, Operation operation) {}

    FeedMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void began(String feed) {
        // runs are counted when they end
    }

    @Override
    public void delivered(String feed, List<Change> taken) {
        for (Change change : taken) {
            changes.computeIfAbsent(new Kind(feed, change.type(), change.operation()), this::changes)
                    .increment();
        }
        counter("drover.batches", "Batches that the sinks have taken", feed).increment();
    }

    private Counter changes(Kind kind) {
        return Counter.builder("drover.changes")
                .tags(
                        FEED,
                        kind.feed(),
                        "type",
                        kind.type(),
                        "operation",
                        kind.operation().label())
                .description("Changes that the sinks have taken")
                .register(registry);
    }

    @Override
    public void buried(String feed, List<Change> dead) {
        counter("drover.dead.letter.changes", "Changes that were put aside since the sink refused them", feed)
                .increment(dead.size());
    }

    @Override
    public void failed(String feed, Party party, String reason) {
        Counter.builder("drover.feed.retries")
                .tags(FEED, feed, "party", party.name().toLowerCase(Locale.ROOT))
                .description("Attempts of a feed that failed and are repeated")
                .register(registry)
                .increment();
    }

    @Override
    public void goesOn(String feed, Party party) {
        // the failures before it are counted
    }

    @Override
    public void ran(Manifest manifest) {
        Counter.builder("drover.feed.runs")
                .tags(FEED, manifest.feed(), "result", manifest.error() == null ? "done" : "failed")
                .description("Runs of a feed that have ended")
                .register(registry)
                .increment();
    }

    private Counter counter(String name, String description, String feed) {
        return Counter.builder(name).tags(FEED, feed).description(description).register(registry);
    }
}

package io.drover.observe;

import io.drover.ingest.FileState;
import io.drover.ingest.Outcome;
import io.drover.ingest.OutcomeListener;
import io.drover.ingest.Progress;
import io.drover.ingest.ScanListener;
import io.drover.ingest.Tally;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.TimeGauge;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Counts files and scans. A source is the route that the files come by: a name that somebody gave, never a path. */
final class FileMeters implements OutcomeListener, ScanListener {
    private static final String SOURCE = "source";
    private static final String NO_ROUTE = "none";

    private final MeterRegistry registry;
    private final Clock clock;
    private final Map<Ended, Meters> ended = new ConcurrentHashMap<>();
    private final Map<String, AtomicLong> lastScans = new ConcurrentHashMap<>();

    private record Ended(String source, FileState state) {}

    private record Meters(Counter files, Counter bytes) {}

    /** @param progress what is read and sent, counted for as long as the process lives */
    FileMeters(MeterRegistry registry, Progress progress, Clock clock) {
        this.registry = registry;
        this.clock = clock;
        FunctionCounter.builder("drover.hashed.files", progress, Progress::hashedFiles)
                .description("Files that were read for their checksum")
                .register(registry);
        FunctionCounter.builder("drover.hashed", progress, Progress::hashedBytes)
                .baseUnit("bytes")
                .description("Bytes that were read for checksums")
                .register(registry);
        FunctionCounter.builder("drover.sent", progress, Progress::sentBytes)
                .baseUnit("bytes")
                .description("Bytes of files that were sent, repetitions included")
                .register(registry);
    }

    @Override
    public void recorded(Outcome outcome) {
        recorded(outcome, null);
    }

    @Override
    public void recorded(Outcome outcome, @Nullable String route) {
        Meters meters =
                ended.computeIfAbsent(new Ended(route == null ? NO_ROUTE : route, outcome.state()), this::meters);
        meters.files().increment();
        meters.bytes().increment(outcome.file().stamp().size());
    }

    private Meters meters(Ended of) {
        Tags tags = Tags.of(SOURCE, of.source(), "state", of.state().label());
        return new Meters(
                Counter.builder("drover.files")
                        .tags(tags)
                        .description("Files that have reached a final state, which is in the ledger")
                        .register(registry),
                Counter.builder("drover.file")
                        .baseUnit("bytes")
                        .tags(tags)
                        .description("Size of the files that have reached a final state")
                        .register(registry));
    }

    @Override
    public void scanned(String route, boolean full, Tally tally) {
        long handled = tally.found() - tally.known() - tally.unreadable();
        count("drover.files.found", "Files that a scan found new, changed or due again", route, handled);
        count("drover.files.known", "Files that a scan left alone, known as they are", route, tally.known());
        count(
                "drover.files.put.back",
                "Files that were put back without a state, for a later scan",
                route,
                tally.putBack());
        count("drover.files.shared", "Files that were given to whichever node takes them", route, tally.shared());
        count("drover.folders.unreadable", "Folders that could not be listed", route, tally.unreadable());
        scan(route, full ? "full" : "partial");
        if (full) {
            lastScans.computeIfAbsent(route, this::lastScan).set(clock.millis());
        }
    }

    @Override
    public void refused(String route, boolean source, String reason) {
        scan(route, source ? "refused" : "failed");
    }

    private void scan(String route, String result) {
        Counter.builder("drover.scans")
                .tags(SOURCE, route, "result", result)
                .description("Scans that have ended, or were refused")
                .register(registry)
                .increment();
    }

    private AtomicLong lastScan(String route) {
        AtomicLong millis = new AtomicLong();
        TimeGauge.builder("drover.scan.last.success.timestamp", () -> millis, TimeUnit.MILLISECONDS)
                .tags(SOURCE, route)
                .description("When the last full scan ended, seconds since 1970")
                .register(registry);
        return millis;
    }

    private void count(String name, String description, String route, long number) {
        Counter.builder(name)
                .tags(SOURCE, route)
                .description(description)
                .register(registry)
                .increment(number);
    }
}

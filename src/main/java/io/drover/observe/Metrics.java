package io.drover.observe;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All metrics of the process, counted from its start, whatever Camel contexts come and go. */
final class Metrics implements AutoCloseable {
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics collections = new JvmGcMetrics();
    private final List<Object> listeners;
    private final Gauges gauges;

    Metrics(ContextWatch contexts, FeedLag lag, Observation.Process process, @Nullable ClusterWatch cluster) {
        this.gauges = new Gauges(registry, contexts, lag, cluster);
        this.listeners = List.of(
                new FileMeters(registry, process.progress(), process.clock()),
                new ServerMeters(registry),
                new FeedMeters(registry),
                new WorkMeters(registry));
        Gauge.builder("drover.build.info", () -> 1)
                .tags("version", process.version())
                .description("1; its label is Drover's version")
                .register(registry);
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        collections.bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        new FileDescriptorMetrics().bindTo(registry);
    }

    /** Who counts: to be found in the registry of each Camel context. */
    List<Object> listeners() {
        return listeners;
    }

    /** An edit while Drover runs has ended. */
    void reloaded(boolean taken) {
        Counter.builder("drover.reloads")
                .tags("result", taken ? "taken" : "refused")
                .description("Edits of routes and settings while Drover runs")
                .register(registry)
                .increment();
    }

    /** Reads what is only read when somebody asks. */
    void refresh() {
        gauges.refresh();
    }

    /** All of them in the text format of Prometheus. */
    String text() {
        return registry.scrape();
    }

    @Override
    public void close() {
        collections.close();
        registry.close();
    }
}

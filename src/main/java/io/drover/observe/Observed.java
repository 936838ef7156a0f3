package io.drover.observe;

import io.drover.observe.Guarded.Patience;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Health and metrics that are on. */
final class Observed implements Observation.Reloads, AutoCloseable {
    static final String HEALTH = "/observe/health";
    static final String LIVE = HEALTH + "/live";
    static final String READY = HEALTH + "/ready";
    static final String METRICS = "/observe/metrics";

    /** Each check has one at most, and there are few. */
    private static final int MOST_THREADS = 32;

    private final ContextWatch contexts = new ContextWatch();
    private final ReloadNote edits = new ReloadNote();
    private final LivenessChecks liveness = new LivenessChecks(contexts);
    private final Pace pace;
    private final Troubles troubles;
    private final @Nullable ClusterWatch cluster;
    private final Metrics metrics;
    private final Check gauges;
    private final ThreadPoolExecutor threads;
    private final ObserveServer server;

    /** @throws IOException when the address cannot be had */
    Observed(Address address, Observation.Process process, Pace pace) throws IOException {
        this.pace = pace;
        this.troubles = new Troubles(process.clock());
        FeedLag lag = new FeedLag(process.clock());
        this.threads = new ThreadPoolExecutor(0, MOST_THREADS, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), work -> {
            Thread thread = new Thread(work, "observe-look");
            thread.setDaemon(true);
            return thread;
        });
        this.cluster =
                process.self() == null ? null : new ClusterWatch(process.self(), contexts, troubles, this::nowAndThen);
        this.metrics = new Metrics(contexts, lag, process, cluster);
        this.gauges = guarded("gauges", this::readGauges, pace.ofNear());
        Health health = health(process.stopping(), lag);
        this.server = listen(address, health);
    }

    private ObserveServer listen(Address address, Health health) throws IOException {
        try {
            return ObserveServer.start(
                    address.toListenAt(),
                    Map.of(
                            HEALTH, () -> Answer.of(health.all()),
                            LIVE, () -> Answer.of(health.live()),
                            READY, () -> Answer.of(health.ready()),
                            METRICS, this::scraped));
        } catch (IOException e) {
            metrics.close();
            threads.shutdownNow();
            throw e;
        }
    }

    private Health health(BooleanSupplier stopping, FeedLag lag) {
        List<Check> ready = new ArrayList<>(List.of(
                new StateCheck(contexts, stopping),
                guarded("store", new StoreCheck(contexts), pace.ofNear()),
                guarded("sources", new SourceCheck(contexts, troubles), pace.ofNear()),
                new ImmichCheck(contexts, this::nowAndThen),
                new ContentstackCheck(contexts, troubles, lag, this::nowAndThen),
                guarded("feeds", new FeedCheck(contexts, troubles, lag), pace.ofNear()),
                edits));
        if (cluster != null) {
            ready.addAll(cluster.checks());
        }
        return new Health(
                List.of(
                        liveness::deadlocks,
                        liveness::named,
                        guarded("transactions", liveness::transactions, pace.ofNear())),
                ready);
    }

    private Check nowAndThen(String name, Check check) {
        return guarded(name, check, pace.ofServers());
    }

    private Check guarded(String name, Check check, Patience patience) {
        return new Guarded(name, check, patience, threads, System::nanoTime);
    }

    private List<Finding> readGauges() {
        metrics.refresh();
        return List.of();
    }

    /** While the store hangs, the gauges stay as they were, and what is counted is told all the same. */
    private Answer scraped() {
        gauges.look();
        return Answer.metrics(metrics.text());
    }

    List<Object> beans() {
        List<Object> beans = new ArrayList<>(metrics.listeners());
        beans.add(contexts);
        beans.add(troubles);
        return beans;
    }

    void mustLive(String name, BooleanSupplier alive) {
        liveness.mustLive(name, alive);
    }

    InetSocketAddress address() {
        return server.address();
    }

    @Override
    public void taken() {
        edits.taken();
        metrics.reloaded(true);
    }

    @Override
    public void refused(String sentence) {
        edits.refused(sentence);
        metrics.reloaded(false);
    }

    @Override
    public void close() {
        server.close();
        threads.shutdownNow();
        metrics.close();
    }
}

package io.drover.cluster;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.camel.CamelContext;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.RouteAware;
import org.apache.camel.StartupListener;
import org.apache.camel.Suspendable;
import org.apache.camel.cluster.CamelClusterEventListener;
import org.apache.camel.cluster.CamelClusterMember;
import org.apache.camel.cluster.CamelClusterService;
import org.apache.camel.cluster.CamelClusterView;
import org.apache.camel.spi.RouteIdAware;
import org.apache.camel.support.DefaultConsumer;
import org.apache.camel.support.service.ServiceHelper;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs another consumer while this node leads: a new one for each leadership, as if it were the route's own. What it has
 * begun ends before it stops, and it has stopped before the leadership is given back. All of it is done on one thread.
 */
final class LeaderConsumer extends DefaultConsumer implements Suspendable, CamelClusterEventListener.Leadership {
    private static final Logger LOG = LoggerFactory.getLogger(LeaderConsumer.class);
    private static final long MILLIS_TO_NEXT_TRY = 1_000;
    private static final Duration LOOK = Duration.ofMillis(20);

    /** Who leads next does not wait for what this node still has in flight. */
    private static final Duration MOST_IN_FLIGHT = Duration.ofSeconds(30);

    private final LeaderEndpoint endpoint;
    private final CamelClusterService service;
    private @Nullable Consumer prepared;
    private @Nullable Consumer running;
    private @Nullable CamelClusterView view;
    private @Nullable ScheduledExecutorService thread;
    private volatile boolean leads;
    private volatile boolean resting;
    private @Nullable String trouble;

    /** @param first what runs in the first leadership */
    LeaderConsumer(LeaderEndpoint endpoint, Processor processor, CamelClusterService service, Consumer first) {
        super(endpoint, processor);
        this.endpoint = endpoint;
        this.service = service;
        this.prepared = first;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        resting = false;
        thread = context()
                .getExecutorServiceManager()
                .newSingleThreadScheduledExecutor(this, "leader-" + endpoint.getNamespace());
        CamelClusterView seen = service.getView(endpoint.getNamespace());
        view = seen;
        seen.addEventListener(this);
    }

    @Override
    public void leadershipChanged(CamelClusterView changed, @Nullable CamelClusterMember leader) {
        leads = changed.getLocalMember().isLeader();
        ScheduledExecutorService current = thread;
        if (current != null && !current.isShutdown()) {
            current.execute(this::adjust);
        }
    }

    @Override
    protected void doSuspend() throws Exception {
        resting = true;
        await(() -> {
            if (running != null) {
                ServiceHelper.suspendService(running);
            }
        });
    }

    @Override
    protected void doResume() throws Exception {
        resting = false;
        await(() -> {
            if (running != null) {
                ServiceHelper.resumeService(running);
            }
            adjust();
        });
    }

    @Override
    protected void doStop() throws Exception {
        resting = true;
        leads = false;
        CamelClusterView seen = view;
        if (seen != null) {
            seen.removeEventListener(this);
            await(() -> {
                end();
                ServiceHelper.stopAndShutdownService(prepared);
            });
            prepared = null;
            view = null;
            service.releaseView(seen);
        }
        if (thread != null) {
            context().getExecutorServiceManager().shutdownNow(thread);
        }
        super.doStop();
    }

    private void adjust() {
        if (leads && !resting && running == null) {
            begin();
        } else if (!leads && running != null) {
            end();
        }
    }

    private void begin() {
        Consumer consumer = null;
        try {
            consumer = next();
            if (consumer instanceof StartupListener listener) {
                context().addStartupListener(listener);
            }
            ServiceHelper.startService(endpoint.getEndpoint(), consumer);
            running = consumer;
            trouble = null;
        } catch (Exception e) {
            ServiceHelper.stopAndShutdownService(consumer);
            tryAgain(e);
        }
    }

    private Consumer next() throws Exception {
        Consumer consumer = prepared == null ? endpoint.getEndpoint().createConsumer(getProcessor()) : prepared;
        prepared = null;
        if (consumer instanceof RouteAware aware) {
            aware.setRoute(getRoute());
        }
        if (consumer instanceof RouteIdAware aware) {
            aware.setRouteId(getRouteId());
        }
        return consumer;
    }

    private void tryAgain(Exception failure) {
        String sentence = String.valueOf(failure.getMessage());
        if (!sentence.equals(trouble)) {
            trouble = sentence;
            LOG.warn(
                    "route {} is to begin, since this node leads {}, and cannot: {}; it is tried again every second",
                    getRouteId(),
                    endpoint.getNamespace(),
                    sentence);
        }
        ScheduledExecutorService current = thread;
        if (current != null && !current.isShutdown()) {
            current.schedule(this::adjust, MILLIS_TO_NEXT_TRY, TimeUnit.MILLISECONDS);
        }
    }

    private void end() {
        Consumer consumer = running;
        if (consumer == null) {
            return;
        }
        running = null;
        if (consumer instanceof Suspendable) {
            ServiceHelper.suspendService(consumer);
        }
        letFlyHome();
        ServiceHelper.stopAndShutdownService(consumer);
    }

    /** Camel itself has waited for that before it stops a route. */
    private void letFlyHome() {
        long begin = System.nanoTime();
        while (!resting
                && context().getInflightRepository().size(getRouteId()) > 0
                && System.nanoTime() - begin < MOST_IN_FLIGHT.toNanos()) {
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }

    private void await(Runnable work) throws InterruptedException, ExecutionException {
        ScheduledExecutorService current = thread;
        if (current != null && !current.isShutdown()) {
            current.submit(work).get();
        }
    }

    private CamelContext context() {
        return endpoint.getCamelContext();
    }
}

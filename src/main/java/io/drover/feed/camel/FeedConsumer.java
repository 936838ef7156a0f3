package io.drover.feed.camel;

import io.drover.feed.ChangeSource;
import io.drover.feed.FeedException;
import io.drover.feed.FeedListener;
import io.drover.feed.FeedLoop;
import io.drover.feed.FeedRequests;
import io.drover.feed.FeedSettings;
import io.drover.feed.FeedStore;
import io.drover.schedule.Schedule;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.camel.CamelContext;
import org.apache.camel.Processor;
import org.apache.camel.StartupListener;
import org.apache.camel.Suspendable;
import org.apache.camel.spi.ExecutorServiceManager;
import org.apache.camel.support.DefaultConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends one message for each batch of changes of a feed, and the next one when the route is done with it: body {@link
 * io.drover.feed.ChangeBatch}, headers {@link FeedHeaders}. It reads from when the context has started with all its
 * routes. Suspending ends the run with the batch that is on its way; Camel suspends before it stops.
 */
final class FeedConsumer extends DefaultConsumer implements Suspendable, StartupListener {
    private static final Logger LOG = LoggerFactory.getLogger(FeedConsumer.class);

    private final FeedEndpoint endpoint;
    private final FeedSettings settings;
    private final Schedule schedule;
    private final Clock clock;
    private @Nullable ScheduledExecutorService thread;
    private @Nullable ExecutorService delivery;
    private volatile @Nullable FeedRunner runner;

    /** @throws IllegalArgumentException when an option is wrong */
    FeedConsumer(FeedEndpoint endpoint, Processor processor, FeedOptions options) {
        super(endpoint, processor);
        this.endpoint = endpoint;
        this.settings = options.settings();
        this.clock = found(Clock.class);
        this.schedule = options.schedule(clock);
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        FeedStore store = found(FeedStore.class);
        FeedRequests requests = found(FeedRequests.class);
        ChangeSource source = endpoint.changeSource(new StoredMemory(store, settings.name()));
        FeedNames names = FeedNames.of(endpoint.getCamelContext());
        names.take(settings.name(), this);
        requests.open();
        LOG.info("feed {}: its changes go to the route {}", settings.name(), getRouteId());
        ScheduledExecutorService reading =
                executors().newSingleThreadScheduledExecutor(this, "feed-" + settings.name());
        ExecutorService delivering = executors().newSingleThreadExecutor(this, "feed-sink-" + settings.name());
        thread = reading;
        delivery = delivering;
        RouteSink sink = new RouteSink(this);
        FeedListener listener =
                FeedListener.all(endpoint.getCamelContext().getRegistry().findByType(FeedListener.class));
        runner = new FeedRunner(new FeedRunner.Services(
                () -> new FeedLoop(
                        settings,
                        source,
                        store,
                        requests,
                        sink,
                        clock,
                        delivering,
                        listener,
                        endpoint.getCamelContext()::isStopping),
                schedule,
                endpoint.isOnce(),
                clock,
                reading,
                () -> names.tellStrangers(requests),
                new RunReport(settings.name(), LOG),
                endpoint.finished()));
        if (endpoint.getCamelContext().isStarted()) {
            begin(); // a route that is started later, or again, does not hear of the context's start
        }
    }

    @Override
    public void onCamelContextStarted(CamelContext context, boolean alreadyStarted) {
        // routes may still be missing: only the full start counts
    }

    @Override
    public void onCamelContextFullyStarted(CamelContext context, boolean alreadyStarted) {
        begin();
    }

    @Override
    protected void doResume() {
        begin();
    }

    @Override
    protected void doSuspend() {
        end();
    }

    @Override
    protected void doStop() throws Exception {
        end();
        runner = null;
        shutdown(thread);
        shutdown(delivery);
        FeedNames.of(endpoint.getCamelContext()).release(settings.name(), this);
        endpoint.finished().cancel(false);
        super.doStop();
    }

    /** There may be something to read. */
    void wake() {
        FeedRunner current = runner;
        if (current != null) {
            current.wake();
        }
    }

    private void begin() {
        FeedRunner current = runner;
        if (current != null) {
            current.start();
        }
    }

    private void end() {
        FeedRunner current = runner;
        if (current != null) {
            current.stop();
        }
    }

    /** Lets the batch that is on its way come home. */
    private void shutdown(@Nullable ExecutorService executor) {
        if (executor != null) {
            executors().shutdownGraceful(executor);
        }
    }

    private ExecutorServiceManager executors() {
        return endpoint.getCamelContext().getExecutorServiceManager();
    }

    private <T> T found(Class<T> type) {
        T bean = endpoint.getCamelContext().getRegistry().findSingleByType(type);
        if (bean == null) {
            throw new FeedException("feed: the feed '" + endpoint.getFeed() + "' needs a " + type.getName()
                    + " in the registry, and there is none, or more than one");
        }
        return bean;
    }
}

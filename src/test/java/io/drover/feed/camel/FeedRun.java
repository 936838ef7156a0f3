package io.drover.feed.camel;

import io.drover.feed.ChangeBatch;
import io.drover.feed.FeedRequests;
import io.drover.feed.FeedStore;
import io.drover.feed.FileRequests;
import io.drover.feed.StoreRequests;
import io.drover.store.DataFolder;
import io.drover.store.Store;
import io.drover.store.Stores;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.RouteController;

/** A Camel context with a route that reads a fake feed, and the feed's real store. */
final class FeedRun implements AutoCloseable {
    final DefaultCamelContext context = new DefaultCamelContext();
    final FakeChanges source = new FakeChanges();
    final FeedStore feeds;
    private final BlockingQueue<Exchange> taken = new LinkedBlockingQueue<>();
    private final Store store;

    FeedRun(Path data) {
        store = Stores.open(new DataFolder(data, "test"), null);
        feeds = new FeedStore(store, Clock.systemUTC());
        context.disableJMX();
        context.getShutdownStrategy().setTimeout(10);
        context.getRegistry().bind("clock", Clock.systemUTC());
        context.getRegistry().bind("feeds", feeds);
        context.getRegistry().bind("requests", new FileRequests(data.resolve("requests")));
        context.addComponent("fake", new FakeFeedComponent(source));
    }

    /** Adds a route of this name from this feed. @param sink sees each batch before it counts as taken */
    FeedRun route(String name, String uri, Processor sink) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from(uri).routeId(name).process(sink).process(exchange -> taken.add(exchange.copy()));
            }
        });
        return this;
    }

    FeedRun route(String options) throws Exception {
        return route("reader", "fake:changes?feed=library&" + options, exchange -> {});
    }

    FeedRun start() {
        context.start();
        return this;
    }

    RouteController routes() {
        return context.getRouteController();
    }

    FeedEndpoint endpoint() {
        return (FeedEndpoint) Objects.requireNonNull(context.getRoute("reader")).getEndpoint();
    }

    /** Whether the reader has heard that it is to end. */
    boolean isEnding() {
        FeedConsumer consumer = (FeedConsumer)
                Objects.requireNonNull(context.getRoute("reader")).getConsumer();
        return consumer.isSuspended() || consumer.isStoppingOrStopped();
    }

    /** What is asked of feeds is kept in the store from now on, as where several nodes share it. */
    FeedRequests shared() {
        FeedRequests requests = new StoreRequests(store, Clock.systemUTC());
        context.getRegistry().unbind("requests");
        context.getRegistry().bind("requests", requests);
        return requests;
    }

    /** The next message that the route has taken; waits for it. */
    Exchange next() throws InterruptedException {
        return Objects.requireNonNull(taken.poll(30, TimeUnit.SECONDS), "no batch came");
    }

    /** The keys of the next batch that the route has taken; waits for it. */
    List<String> nextKeys() throws InterruptedException {
        return next().getMessage().getBody(ChangeBatch.class).changes().stream()
                .map(change -> change.key())
                .filter(key -> !key.equals("feed"))
                .toList();
    }

    /** Whether nothing was taken that was not asked for. */
    boolean isEmpty() {
        return taken.isEmpty();
    }

    /** Waits until the source is read again. */
    void reading() throws InterruptedException {
        Objects.requireNonNull(source.readings().poll(30, TimeUnit.SECONDS), "the source was not read");
    }

    @Override
    public void close() {
        context.stop();
        store.close();
    }
}

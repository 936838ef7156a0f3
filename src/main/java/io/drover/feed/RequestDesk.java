package io.drover.feed;

import io.drover.feed.FeedRequests.Pending;
import io.drover.store.StoreException;
import java.time.Clock;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does what users ask of a feed. For one thread at a time. */
final class RequestDesk {
    private static final Logger LOG = LoggerFactory.getLogger(FeedLoop.class);
    private static final long MILLIS_BETWEEN = 2_000;

    private final FeedSettings settings;
    private final ChangeSource source;
    private final FeedStore store;
    private final FeedRequests requests;
    private final DeadRetry retry;
    private final Clock clock;
    private final Ending ending;

    private long looked;
    private boolean busy;

    RequestDesk(FeedParts parts, Ending ending) {
        this.settings = parts.settings();
        this.source = parts.source();
        this.store = parts.store();
        this.requests = parts.requests();
        this.retry = new DeadRetry(parts, ending);
        this.clock = parts.clock();
        this.ending = ending;
    }

    /**
     * Does all, while nothing is read or handed over.
     *
     * @return whether a run is asked for
     * @throws StoreException when the store refuses; then the rest stays
     */
    boolean serve() {
        boolean woken = false;
        for (Pending pending : requests.of(settings.name())) {
            woken |= pending.request() instanceof FeedRequest.Wake;
            store.find(settings.name()).ifPresent(feed -> serve(feed, pending.request()));
            requests.done(pending);
        }
        looked = clock.millis();
        return woken;
    }

    /**
     * Does what concerns dead letters, every few seconds at most; for the rest the run is asked to end. Who asks for a run
     * waits for the end of this one.
     */
    void serveBetween() {
        if (busy || clock.millis() - looked < MILLIS_BETWEEN) {
            return;
        }
        busy = true;
        try {
            serveDead();
        } catch (StoreException e) {
            if (!e.temporary()) {
                throw e;
            }
        } finally {
            busy = false;
            looked = clock.millis();
        }
    }

    private void serveDead() {
        for (Pending pending : requests.of(settings.name())) {
            FeedRequest request = pending.request();
            if (request instanceof FeedRequest.Wake) {
                continue;
            }
            if (!(request instanceof FeedRequest.RetryDead || request instanceof FeedRequest.DropDead)) {
                ending.ask();
                return;
            }
            store.find(settings.name()).ifPresent(feed -> serve(feed, request));
            requests.done(pending);
        }
    }

    private void serve(FeedState feed, FeedRequest request) {
        String name = feed.name();
        if (request instanceof FeedRequest.Resync) {
            store.resync(feed.id(), source.filter());
            LOG.info("feed {}: the next run compares everything anew and tells it again", name);
        } else if (request instanceof FeedRequest.Rewind rewind) {
            rewind(feed, rewind.sequence());
        } else if (request instanceof FeedRequest.Reset) {
            reset(feed);
        } else if (request instanceof FeedRequest.RetryDead again) {
            retry.retry(feed.id(), again.number());
        } else if (request instanceof FeedRequest.DropDead drop) {
            long dropped = store.dropDead(feed.id(), drop.number());
            LOG.info("feed {}: {} changes that were put aside were dropped", name, dropped);
        }
    }

    /** Whoever forgets everything is not kept by a source that cannot be reached. */
    private void reset(FeedState feed) {
        store.reset(feed.id());
        LOG.info("feed {}: everything was forgotten", feed.name());
        try {
            source.forget();
        } catch (StoreException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.warn("feed {}: its source keeps something of it: {}", feed.name(), Reasons.of(e));
        }
    }

    private void rewind(FeedState feed, long sequence) {
        Optional<Long> place = store.rewind(feed.id(), sequence, settings.batchSize());
        if (place.isPresent()) {
            LOG.info("feed {}: what came after change {} is told again", feed.name(), place.get());
        } else {
            LOG.warn(
                    "feed {}: nothing was rewound: it cannot be taken back to place {}, {}; `drover feed resync {}` tells"
                            + " everything again",
                    feed.name(),
                    sequence,
                    store.firstRemembered(feed.id())
                            .map(first -> "places from " + first + " to " + feed.delivered() + " are remembered")
                            .orElse("no place is remembered yet"),
                    feed.name());
        }
    }
}

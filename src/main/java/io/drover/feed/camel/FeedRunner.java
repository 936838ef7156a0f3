package io.drover.feed.camel;

import io.drover.feed.FeedLoop;
import io.drover.feed.Manifest;
import io.drover.schedule.Schedule;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs a feed at its times. Between a start and a stop there is one {@link FeedPeriod} with a loop of its own; as all of
 * them share one thread, the next one begins when the one before has ended.
 */
final class FeedRunner {

    /**
     * What a run needs.
     *
     * @param loops makes a new loop; one that was stopped runs no more
     * @param once whether there is one run only
     * @param thread the one on which all is done
     * @param meanwhile done with the requests, again and again
     * @param finished hears of the end of the one run
     */
    record Services(
            Supplier<FeedLoop> loops,
            Schedule schedule,
            boolean once,
            Clock clock,
            ScheduledExecutorService thread,
            Runnable meanwhile,
            RunReport report,
            CompletableFuture<Manifest> finished) {}

    private final Services services;
    private @Nullable FeedPeriod period;

    FeedRunner(Services services) {
        this.services = services;
    }

    /** Begins, or does nothing when it has begun, or when the one run is over. */
    synchronized void start() {
        boolean over = services.once() && services.finished().isDone();
        if (period == null && !over) {
            FeedPeriod begun = new FeedPeriod(services.loops().get(), services);
            period = begun;
            begun.begin();
        }
    }

    /** Lets a run begin now, or once more after the one that is under way; does nothing where it has not begun. */
    synchronized void wake() {
        if (period != null) {
            period.wake();
        }
    }

    /** Ends the run that is under way with the batch that the sink has now, without waiting for it; none follows. */
    synchronized void stop() {
        if (period != null) {
            period.end();
            period = null;
        }
    }
}

package io.drover.feed;

import java.time.Clock;
import java.util.Random;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/** The one loop that every feed shares. One run at a time. */
public final class FeedLoop {
    private final FeedParts parts;
    private final Ending ending;
    private final RequestDesk desk;
    private final ReentrantLock running = new ReentrantLock();

    /**
     * Makes a loop that does nothing until it is run.
     *
     * @param executor gives a second thread, on which the sinks are served while the source is read
     * @param listener hears what the feed does
     * @param stopping whether the process stops, so that sources and sinks do no more what they are asked
     */
    public FeedLoop(
            FeedSettings settings,
            ChangeSource source,
            FeedStore store,
            FeedRequests requests,
            Sink sink,
            Clock clock,
            Executor executor,
            FeedListener listener,
            BooleanSupplier stopping) {
        this(
                new FeedParts(
                        settings,
                        source,
                        store,
                        requests,
                        sink,
                        clock,
                        executor,
                        Backoff.standard(new Random()),
                        listener),
                stopping);
    }

    FeedLoop(FeedParts parts, BooleanSupplier stopping) {
        this.parts = parts;
        this.ending = new Ending(stopping);
        this.desk = new RequestDesk(parts, ending);
    }

    /**
     * Hands over what the outbox holds, reads the source to the end of what it has to tell, and hands that over. While
     * the sink or the store does not do its part, the run waits. A request that cannot be done meanwhile ends the run;
     * another one follows at once.
     *
     * @return what was done last; its error says why it ended early
     * @throws FeedException when the feed cannot go on without its user; the kept manifest says so, too
     * @throws io.drover.store.StoreException when not even the manifest can be made
     */
    public Manifest run() {
        running.lock();
        try {
            Manifest manifest;
            do {
                ending.begin();
                manifest = new FeedRun(parts, desk, ending).run();
            } while (ending.asked());
            return manifest;
        } finally {
            running.unlock();
        }
    }

    /** Does what is asked of the feed now, without reading the source; a run that is under way does it by itself. */
    public void requests() {
        if (running.tryLock()) {
            try {
                ending.begin();
                desk.serve();
            } catch (EndedException e) {
                return; // stopped: what is not done yet is done by the next one
            } finally {
                running.unlock();
            }
        }
    }

    /**
     * Ends the run that is under way, and every later one at once. Does not wait for it: {@link #run} returns when the
     * sink is done with the batch that it has now; the rest stays in the outbox.
     */
    public void stop() {
        ending.stop();
    }

    /** Whether no run is made any more; what a run says of its end is of no interest then. */
    public boolean isStopped() {
        return ending.stopped();
    }
}

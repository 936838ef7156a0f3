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
    private final Tenure tenure;
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
        this.tenure = new Tenure(parts.store(), parts.settings().name());
    }

    /**
     * Hands over what the outbox holds, reads the source to the end of what it has to tell, and hands that over. While
     * the sink or the store does not do its part, the run waits. A request that cannot be done meanwhile ends the run;
     * another one follows at once.
     *
     * <p>The first run of a loop takes the feed over from whichever process had it, and so does the next one after a loop
     * that it was taken from.
     *
     * @return what was done last; its error says why it ended early
     * @throws FencedException when another process has taken the feed over; no manifest is kept
     * @throws FeedException when the feed cannot go on without its user; the kept manifest says so, too
     * @throws io.drover.store.StoreException when not even the manifest can be made
     */
    public Manifest run() {
        running.lock();
        try {
            Manifest manifest;
            do {
                ending.begin();
                manifest = new FeedRun(parts, desk, tenure, ending).run();
            } while (ending.asked());
            return manifest;
        } catch (FencedException e) {
            tenure.lost();
            throw e;
        } finally {
            running.unlock();
        }
    }

    /**
     * Does what is asked of the feed now, without reading the source; a run that is under way does it by itself. Nothing is
     * done of a feed that another process has taken over.
     *
     * @return whether a run is asked for, by {@link FeedRequest.Wake}
     * @throws FencedException when another process has taken it over meanwhile
     */
    public boolean requests() {
        if (running.tryLock()) {
            try {
                if (!tenure.isLost()) {
                    ending.begin();
                    tenure.begin();
                    return desk.serve();
                }
            } catch (EndedException e) {
                return false; // stopped: what is not done yet is done by the next one
            } catch (FencedException e) {
                tenure.lost();
                throw e;
            } finally {
                running.unlock();
            }
        }
        return false;
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

package io.drover.feed;

/** What happens between a run's beginning and its end: empty the outbox, read, empty the outbox, read what follows. */
final class Rounds {
    private final HeldStore store;
    private final Worker outbox;
    private final Reading reading;
    private final Ending ending;
    private final RunBook book;

    /** @param turn works off the outbox @param hold of the thread that reads */
    Rounds(FeedParts parts, FeedState feed, OutboxTurn turn, RequestDesk desk, Hold hold, Ending ending, RunBook book) {
        FeedSettings settings = parts.settings();
        this.ending = ending;
        this.book = book;
        this.store = new HeldStore(parts.store(), feed, settings.batchSize(), hold);
        this.outbox = new Worker(
                () -> {
                    desk.serveBetween();
                    ending.check();
                    return turn.take();
                },
                parts.executor(),
                ending);
        Journal journal = new Journal(store, feed, book.read());
        Runnable written = () -> {
            outbox.wake();
            outbox.awaitWhile(store::crowded);
        };
        Sweep sweep = new Sweep(settings, store, journal, written);
        Orphans orphans = new Orphans(store, journal, parts.source().ties(), written);
        Completion completion = new Completion(journal, sweep, orphans, parts.source(), book, outbox::wake);
        this.reading = new Reading(parts.source(), store, journal, completion, outbox, ending);
    }

    /**
     * Returns when the source has told everything and the sink has it.
     *
     * @throws EndedException when the run is to end before
     * @throws RuntimeException what the source or the store threw; the sink has what was told until then, if it takes it
     */
    void run() {
        outbox.wake();
        outbox.await();
        ending.check();
        boolean complete = false;
        while (!complete) {
            try {
                complete = reading.read(store.state());
            } finally {
                outbox.wake();
                outbox.await();
            }
            if (complete) {
                book.complete();
            }
            ending.check();
        }
    }
}

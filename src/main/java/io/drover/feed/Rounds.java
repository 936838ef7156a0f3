package io.drover.feed;

/** What happens between a run's beginning and its end: empty the outbox, read, empty the outbox, read what follows. */
final class Rounds {
    private final HeldStore store;
    private final Worker outbox;
    private final Reading reading;
    private final Ending ending;
    private final RunBook book;

    /** @param hold of the thread that reads @param refusals what that thread and the other one share of the store's */
    Rounds(
            FeedParts parts,
            FeedState feed,
            RequestDesk desk,
            Hold hold,
            Trouble refusals,
            Ending ending,
            RunBook book) {
        FeedSettings settings = parts.settings();
        this.ending = ending;
        this.book = book;
        this.store = new HeldStore(parts.store(), feed, settings.batchSize(), hold);
        OutboxTurn turn = turn(parts, feed, desk, refusals, ending, book);
        this.outbox = new Worker(
                () -> {
                    desk.serveBetween();
                    ending.check();
                    return turn.take();
                },
                parts.executor(),
                ending);
        Journal journal = new Journal(store, feed, book.read());
        Sweep sweep = new Sweep(settings, store, journal, () -> {
            outbox.wake();
            outbox.awaitWhile(store::crowded);
        });
        Completion completion = new Completion(journal, sweep, book, outbox::wake);
        this.reading = new Reading(parts.source(), store, journal, completion, outbox, ending);
    }

    private static OutboxTurn turn(
            FeedParts parts, FeedState feed, RequestDesk desk, Trouble refusals, Ending ending, RunBook book) {
        FeedSettings settings = parts.settings();
        Hold storeHold = new Hold(refusals, parts.backoff(), ending, desk::serveBetween);
        Hold sinkHold = new Hold(new Trouble(settings.name(), "its sink"), parts.backoff(), ending, desk::serveBetween);
        Hold sourceHold =
                new Hold(new Trouble(settings.name(), "its source"), parts.backoff(), ending, desk::serveBetween);
        HeldStore store = new HeldStore(parts.store(), feed, settings.batchSize(), storeHold);
        return new OutboxTurn(
                store,
                parts.source(),
                sourceHold,
                Batches.of(settings, parts.source()),
                new Handover(parts.sink(), settings.onSinkError(), store, sinkHold),
                book.delivered());
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

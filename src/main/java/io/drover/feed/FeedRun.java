package io.drover.feed;

import io.drover.feed.FeedListener.Party;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One run of a feed, from its requests to its manifest. */
final class FeedRun {
    private static final Logger LOG = LoggerFactory.getLogger(FeedLoop.class);

    private final FeedParts parts;
    private final RequestDesk desk;
    private final Tenure tenure;
    private final Ending ending;
    private final RunBook book;

    FeedRun(FeedParts parts, RequestDesk desk, Tenure tenure, Ending ending) {
        this.parts = parts;
        this.desk = desk;
        this.tenure = tenure;
        this.ending = ending;
        this.book = new RunBook(parts.store(), parts.settings().name(), parts.clock());
    }

    /**
     * Does all of it.
     *
     * @throws FencedException when another process has taken the feed over, whose manifests count from now on
     * @throws FeedException when the feed cannot go on without its user; the manifest says so, too
     */
    Manifest run() {
        RuntimeException error = null;
        parts.listener().began(parts.settings().name());
        try {
            Trouble refusals = trouble(Party.STORE);
            Hold hold = new Hold(refusals, parts.backoff(), ending, () -> {});
            hold.store(tenure::begin);
            desk.serve();
            begin(refusals, hold).run();
        } catch (RuntimeException e) {
            error = cause(e);
        }
        if (error instanceof FencedException) {
            throw error;
        }
        Manifest manifest = book.end(error == null ? null : sentence(error));
        FeedException forUser = forUser(error, manifest);
        book.keep(manifest);
        if (!ending.stopped() && !ending.asked()) {
            parts.listener().ran(manifest);
        }
        if (forUser != null) {
            throw forUser;
        }
        return manifest;
    }

    private static @Nullable FeedException forUser(@Nullable RuntimeException error, Manifest manifest) {
        if (error != null) {
            return error instanceof FeedException told ? told : null;
        }
        // the book's own: the counts do not balance
        return manifest.error() == null ? null : new FeedException(manifest.error());
    }

    /** What waits for the sink does not wait for the source: that may be away for a long time. */
    private Rounds begin(Trouble refusals, Hold hold) {
        FeedSettings settings = parts.settings();
        FeedState known = hold.<@Nullable FeedState>store(
                () -> parts.store().find(settings.name()).orElse(null));
        if (known != null) {
            note(known, hold);
            OutboxTurn turn = turn(known, refusals);
            do {
                ending.check();
            } while (turn.deliver());
        }
        Identity identity = new Identity(parts.store(), settings.name());
        String id = parts.source().id();
        FeedState feed = hold.store(() -> identity.open(id, parts.source().filter()));
        if (known == null) {
            tenure.opened();
            note(feed, hold);
        }
        return new Rounds(parts, feed, turn(feed, refusals), desk, hold, ending, book);
    }

    private void note(FeedState feed, Hold hold) {
        hold.store(() -> {
            book.begin(feed);
            return feed;
        });
    }

    /** @param refusals what the threads of the run share of the store's */
    private OutboxTurn turn(FeedState feed, Trouble refusals) {
        FeedSettings settings = parts.settings();
        Hold storeHold = hold(refusals);
        HeldStore store = new HeldStore(parts.store(), feed, settings.batchSize(), storeHold);
        return new OutboxTurn(
                store,
                parts.source(),
                hold(trouble(Party.SOURCE)),
                Batches.of(settings, parts.source()),
                new Handover(parts.sink(), settings.onSinkError(), store, hold(trouble(Party.SINK))),
                book.delivered(),
                parts.settings().name(),
                parts.listener());
    }

    private Trouble trouble(Party party) {
        return new Trouble(parts.settings().name(), party, parts.listener());
    }

    private Hold hold(Trouble trouble) {
        return new Hold(trouble, parts.backoff(), ending, desk::serveBetween);
    }

    /** What one thread throws when it is ended is due to what the other one threw. */
    private RuntimeException cause(RuntimeException thrown) {
        Throwable failure = ending.failure();
        if (failure instanceof Error serious) {
            throw serious;
        }
        return failure instanceof RuntimeException first ? first : thrown;
    }

    private String sentence(RuntimeException error) {
        if (error instanceof FeedException) {
            return Reasons.of(error);
        } else if (ending.stopped()) {
            return "it was stopped";
        } else if (ending.asked()) {
            return "it was ended for a request";
        }
        LOG.debug("feed {}: the run failed", parts.settings().name(), error);
        return Reasons.of(error);
    }
}

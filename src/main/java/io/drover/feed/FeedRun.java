package io.drover.feed;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One run of a feed, from its requests to its manifest. */
final class FeedRun {
    private static final Logger LOG = LoggerFactory.getLogger(FeedLoop.class);

    private final FeedParts parts;
    private final RequestDesk desk;
    private final Ending ending;
    private final RunBook book;

    FeedRun(FeedParts parts, RequestDesk desk, Ending ending) {
        this.parts = parts;
        this.desk = desk;
        this.ending = ending;
        this.book = new RunBook(parts.store(), parts.settings().name(), parts.clock());
    }

    /** @throws FeedException when the feed cannot go on without its user; the manifest says so, too */
    Manifest run() {
        RuntimeException error = null;
        try {
            desk.serve();
            begin().run();
        } catch (RuntimeException e) {
            error = cause(e);
        }
        Manifest manifest = book.end(error == null ? null : sentence(error));
        FeedException forUser = forUser(error, manifest);
        book.keep(manifest);
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

    private Rounds begin() {
        FeedSettings settings = parts.settings();
        ChangeSource source = parts.source();
        Trouble refusals = new Trouble(settings.name(), "the store");
        Hold hold = new Hold(refusals, parts.backoff(), ending, () -> {});
        Identity identity = new Identity(parts.store(), settings.name());
        String id = source.id();
        FeedState feed = hold.store(() -> identity.open(id, source.filter()));
        hold.store(() -> {
            book.begin(feed);
            return feed;
        });
        return new Rounds(parts, feed, desk, hold, refusals, ending, book);
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

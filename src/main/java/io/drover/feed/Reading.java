package io.drover.feed;

import org.jspecify.annotations.Nullable;

/** Reads the source from a cursor on, and puts what it tells into the outbox. */
final class Reading {
    private final ChangeSource source;
    private final HeldStore store;
    private final Journal journal;
    private final Telling telling;
    private final Completion completion;
    private final Worker outbox;
    private final Ending ending;

    /** @param outbox is woken when there is something in it */
    Reading(
            ChangeSource source,
            HeldStore store,
            Journal journal,
            Completion completion,
            Worker outbox,
            Ending ending) {
        this.source = source;
        this.store = store;
        this.journal = journal;
        this.telling = new Telling(store, journal);
        this.completion = completion;
        this.outbox = outbox;
        this.ending = ending;
    }

    /**
     * Reads to the end.
     *
     * @return whether all was told, or another reading goes on
     * @throws EndedException when the run is to end before
     * @throws RuntimeException what the source threw; all that it told until then is in the outbox
     */
    boolean read(FeedState feed) {
        Piece last = pieces(feed);
        if (last.end() == Piece.End.COMPLETE) {
            completion.complete(last.position());
        }
        return last.end() == Piece.End.COMPLETE;
    }

    private Piece pieces(FeedState feed) {
        ending.check();
        try (ChangeReader reader = source.open(new Cursor(feed.position(), feed.moved()), store.batchSize())) {
            ending.reading(reader);
            Piece.@Nullable Opening own = feed.position() == null ? ownOpening(feed) : null;
            while (true) {
                Piece piece = reader.next();
                ending.check();
                tell(piece, own);
                if (piece.end() != Piece.End.MORE) {
                    return piece;
                }
                if (reader.patient()) {
                    outbox.awaitWhile(store::crowded);
                }
                own = null;
            }
        } finally {
            ending.reading(null);
        }
    }

    private void tell(Piece piece, Piece.@Nullable Opening own) {
        Piece.Opening opening = piece.opening() == null ? own : piece.opening();
        if (opening != null) {
            journal.open(opening);
        }
        telling.tell(piece.changes());
        // the position of what completes all is not passed before the rest is done
        if (piece.end() != Piece.End.COMPLETE) {
            journal.flush(piece.position());
        }
        outbox.wake();
    }

    /** For a source that tells everything from its beginning, and does not say so. */
    private static Piece.Opening ownOpening(FeedState feed) {
        if (feed.generation() == 0) {
            return new Piece.Opening("first run", true);
        }
        return new Piece.Opening(
                feed.snapshot() ? "what was begun before was not completed" : "asked for by the user", true);
    }
}

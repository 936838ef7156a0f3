package io.drover.contentstack.feed;

import io.drover.contentstack.api.InvalidTokenException;
import io.drover.contentstack.api.RefusedException;
import io.drover.contentstack.api.SyncRequest;
import io.drover.contentstack.api.TokenKind;
import io.drover.feed.ChangeReader;
import io.drover.feed.FeedException;
import io.drover.feed.Piece;
import io.drover.feed.Piece.End;
import io.drover.feed.Piece.Opening;
import io.drover.feed.SourceChange;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Reads the streams one after the other, each of them until it has nothing more to tell. A stream's token moves once all
 * of the run that leads to it was told.
 */
final class StreamsReader implements ChangeReader {
    /** A stack to which more happens than can be read is gone on with by the next reading. */
    private static final int MOST_RUNS = 10;

    private static final Opening BROKEN = new Opening("what was begun before was not completed", true);

    private final PatientCalls calls;
    private final RunFetch fetch;
    private final List<SyncStream> streams;
    private final FeedOptions options;
    private final SourceParts parts;
    private final int most;
    private final boolean broken;
    private final ReentrantLock using = new ReentrantLock();
    private StackPosition position;
    private int current;
    private int runs;
    private RunFetch.@Nullable Fetched fetched;

    /**
     * @param position where to go on
     * @param most changes in a piece
     */
    StreamsReader(
            PatientCalls calls,
            List<SyncStream> streams,
            FeedOptions options,
            SourceParts parts,
            StackPosition position,
            int most) {
        this.calls = calls;
        this.fetch = new RunFetch(calls, parts.folder());
        this.streams = streams;
        this.options = options;
        this.parts = parts;
        this.position = position;
        this.most = most;
        this.broken = position.telling() != null;
    }

    @Override
    public Piece next() {
        using.lock();
        try {
            return broken ? anew(BROKEN) : piece();
        } finally {
            using.unlock();
        }
    }

    private Piece piece() {
        while (current < streams.size()) {
            if (calls.isClosed()) {
                throw new IllegalStateException("the reading was closed before all was told");
            }
            SyncStream stream = streams.get(current);
            try {
                List<SourceChange> changes = changes(stream);
                if (!changes.isEmpty()) {
                    return Piece.of(changes, position.text());
                }
            } catch (InvalidTokenException e) {
                return lost(stream, e);
            } catch (RefusedException e) {
                throw new FeedException(String.valueOf(e.getMessage()), e);
            }
        }
        return new Piece(null, List.of(), position.text(), End.COMPLETE);
    }

    /** The next ones of the run at hand, or of the next run; the position is where to go on after them. */
    private List<SourceChange> changes(SyncStream stream) {
        RunFetch.Fetched at = fetched == null ? fetch.fetch(stream, request(stream)) : fetched;
        fetched = at;
        List<SourceChange> changes = at.run().take(most);
        if (at.run().hasNext()) {
            position = position.of(stream) == null ? position.telling(stream) : position;
        } else {
            end(stream, at);
        }
        return changes;
    }

    private SyncRequest request(SyncStream stream) {
        StackPosition.Place place = position.of(stream);
        return place == null ? new SyncRequest.Initial(stream.filter()) : new SyncRequest.Delta(place.token());
    }

    /** What has happened while a run was read is asked for at once. */
    private void end(SyncStream stream, RunFetch.Fetched at) {
        boolean news = at.run().count() > 0;
        position = position.told(stream, at.next().token(), news, parts.clock().instant());
        discard();
        runs++;
        if (!news || runs == MOST_RUNS) {
            current++;
            runs = 0;
        }
    }

    /** A token that was got just now and is not known is not lost by time: to begin anew would not help. */
    private Piece lost(SyncStream stream, InvalidTokenException e) {
        if (e.kind() != TokenKind.SYNC_TOKEN || position.of(stream) == null || runs > 0) {
            throw e;
        }
        return anew(TokenLoss.opening(options, stream, e));
    }

    /** All streams, since what is not told in a generation is gone when it is complete. */
    private static Piece anew(Opening opening) {
        return new Piece(opening, List.of(), StackPosition.BEGINNING.text(), End.AGAIN);
    }

    private void discard() {
        if (fetched != null) {
            fetched.run().close();
            fetched = null;
        }
    }

    /** Runs wait on the disk. */
    @Override
    public boolean patient() {
        return true;
    }

    @Override
    public void close() {
        calls.close();
        if (using.tryLock()) { // else whoever reads closes it, too
            try {
                discard();
            } finally {
                using.unlock();
            }
        }
    }
}

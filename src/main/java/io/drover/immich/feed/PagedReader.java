package io.drover.immich.feed;

import io.drover.feed.ChangeReader;
import io.drover.feed.FeedException;
import io.drover.feed.Piece;
import io.drover.feed.Piece.End;
import io.drover.feed.Piece.Opening;
import io.drover.feed.SourceChange;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads answers one after the other, and tells each in pieces that are not too large. */
abstract class PagedReader implements ChangeReader {
    private final Albums albums;
    private final int most;
    private final Deque<Piece> pieces = new ArrayDeque<>();
    private @Nullable Opening opening;
    private @Nullable Record ended;
    private volatile boolean closed;

    /**
     * @param albums to be told after the assets
     * @param most changes in a piece
     * @param opening the generation that begins with the first piece, or null
     */
    PagedReader(Albums albums, int most, @Nullable Opening opening) {
        this.albums = albums;
        this.most = most;
        this.opening = opening;
    }

    /** Asks the server for more assets, and tells or ends with them, if only with none. */
    abstract void read();

    @Override
    public final Piece next() {
        while (pieces.isEmpty()) {
            if (closed) {
                throw new FeedException("the reading was ended before all was told");
            }
            Record place = ended;
            if (place == null) {
                read();
            } else {
                tell(albums.next(), place, place, albums.areOver() ? End.COMPLETE : End.MORE);
            }
        }
        return pieces.remove();
    }

    /** Tells the changes of the last answer; after them, albums are read where they are asked for. */
    final void end(List<SourceChange> changes, Record before, Record after) {
        if (albums.areAsked()) {
            tell(changes, before, after, End.MORE);
            ended = after;
        } else {
            tell(changes, before, after, End.COMPLETE);
        }
    }

    /** A generation begins with what is told next. */
    final void open(Opening generation) {
        opening = generation;
    }

    /**
     * Tells the changes of one answer.
     *
     * @param before where the answer is asked for again: inside of it there is no place to go on
     * @param after where to go on after the last of them
     */
    final void tell(List<SourceChange> changes, Record before, Record after, End end) {
        int from = 0;
        for (; changes.size() - from > most; from += most) {
            pieces.add(new Piece(opened(), changes.subList(from, from + most), Places.write(before), End.MORE));
        }
        pieces.add(new Piece(opened(), changes.subList(from, changes.size()), Places.write(after), end));
    }

    private @Nullable Opening opened() {
        Opening generation = opening;
        opening = null;
        return generation;
    }

    @Override
    public final boolean patient() {
        return true;
    }

    @Override
    public final void close() {
        closed = true;
    }
}

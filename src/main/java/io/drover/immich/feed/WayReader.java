package io.drover.immich.feed;

import io.drover.feed.ChangeReader;
import io.drover.feed.Piece;
import io.drover.feed.Piece.Opening;
import org.jspecify.annotations.Nullable;

/** A reading whose positions say in which way it went. */
final class WayReader implements ChangeReader {
    private final ChangeReader reader;
    private final Way way;
    private @Nullable Opening opening;

    /** @param opening of the generation that begins because the way is another than before, or null */
    WayReader(ChangeReader reader, Way way, @Nullable Opening opening) {
        this.reader = reader;
        this.way = way;
        this.opening = opening;
    }

    @Override
    public Piece next() {
        Piece piece = reader.next();
        Opening first = piece.opening() == null ? opening : piece.opening();
        opening = null;
        String position = piece.position();
        return new Piece(
                first, piece.changes(), position == null ? null : new WayPosition(way, position).text(), piece.end());
    }

    @Override
    public boolean patient() {
        return reader.patient();
    }

    @Override
    public void close() {
        reader.close();
    }
}

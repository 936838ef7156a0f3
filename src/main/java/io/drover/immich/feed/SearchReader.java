package io.drover.immich.feed;

import io.drover.feed.Piece.End;
import io.drover.feed.Piece.Opening;
import io.drover.immich.api.RawThing;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Searches for assets in the order of their last change, window by window. */
final class SearchReader extends PagedReader {
    private final AssetChanges changes;
    private final ChangeWindows windows;
    private final SearchPlace.Search search;
    private final String me;
    private SearchPlace place;

    /**
     * @param place with a search under way
     * @param me whose assets are told; a search finds partners' as well
     * @param now the server's time
     * @param opening the generation that begins with the first piece, or null
     */
    SearchReader(
            ServerCalls server,
            Privacy privacy,
            SearchPlace place,
            String me,
            Instant now,
            int most,
            @Nullable Opening opening) {
        super(most, opening);
        this.search = Objects.requireNonNull(place.search(), "there is a search under way");
        this.changes = new AssetChanges(privacy, me);
        this.windows = new ChangeWindows(server, search.at().instant(), now);
        this.me = me;
        this.place = place;
    }

    @Override
    void read() {
        List<RawThing> own = windows.next().stream()
                .filter(asset -> me.equals(asset.ownerId()))
                .toList();
        SearchPlace after = windows.isOver() ? place.ended(search) : place.at(search, windows.from());
        tell(changes.of(own), place, after, windows.isOver() ? End.COMPLETE : End.MORE);
        place = after;
    }
}

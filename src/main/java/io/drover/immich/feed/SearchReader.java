package io.drover.immich.feed;

import io.drover.feed.Piece.End;
import io.drover.feed.Piece.Opening;
import io.drover.feed.SourceChange;
import io.drover.immich.api.RawThing;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Searches for assets in the order of their last change, window by window. */
final class SearchReader extends PagedReader {
    private final ChangeWindows windows;
    private final AssetChanges changes;
    private final String me;
    private final SearchPlace.Search search;
    private SearchPlace place;

    /**
     * @param place with the search that the windows go on with
     * @param me whose assets are told; a search finds partners' as well
     * @param opening the generation that begins with the first piece, or null
     */
    SearchReader(
            ChangeWindows windows,
            AssetChanges changes,
            Albums albums,
            SearchPlace place,
            String me,
            int most,
            @Nullable Opening opening) {
        super(albums, most, opening);
        this.windows = windows;
        this.changes = changes;
        this.me = me;
        this.search = Objects.requireNonNull(place.search(), "there is a search under way");
        this.place = place;
    }

    @Override
    void read() {
        List<RawThing> own = windows.next().stream()
                .filter(asset -> me.equals(asset.ownerId()))
                .toList();
        List<SourceChange> told = changes.of(own);
        if (windows.isOver()) {
            end(told, place, place.ended(search));
        } else {
            SearchPlace after = place.at(search, windows.from());
            tell(told, place, after, End.MORE);
            place = after;
        }
    }
}

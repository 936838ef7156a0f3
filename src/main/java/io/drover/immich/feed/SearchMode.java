package io.drover.immich.feed;

import static io.drover.immich.api.model.Nothing.NOTHING;

import io.drover.feed.ChangeReader;
import io.drover.feed.Cursor;
import io.drover.feed.Piece.Opening;
import io.drover.immich.api.UserOperations;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Searches for changes, all that an API key can do from 3.0 on: one's own assets, those that are archived, hidden or in
 * the trash too, with their exif inside; not those of the locked folder, and not partners'. What is gone is found by a
 * search for everything.
 */
final class SearchMode implements Mode {
    /** Transactions note the time of a change before others see it. */
    static final Duration OVERLAP = Duration.ofMinutes(5);

    private final ServerCalls server;
    private final Privacy privacy;
    private final FeedTypes types;
    private final Duration fullEvery;

    /** @param fullEvery how long after a search for everything the next one is due; zero: each run does it */
    SearchMode(ServerCalls server, FeedTypes types, Privacy privacy, Duration fullEvery) {
        this.server = server;
        this.types = types;
        this.privacy = privacy;
        this.fullEvery = fullEvery;
    }

    @Override
    public ChangeReader open(Cursor cursor, int most) {
        Instant now = server.serverTime();
        SearchPlace place = cursor.position() == null ? null : Places.read(cursor.position(), SearchPlace.class);
        if (place == null) {
            return reader(SearchPlace.beginning(now), now, most, null);
        }
        if (place.search() != null) {
            return reader(place, now, most, null);
        }
        if (place.isDue(now, fullEvery)) {
            return reader(SearchPlace.beginning(now), now, most, new Opening(DeltaMode.COMPARISON, false));
        }
        return reader(place.again(now, OVERLAP), now, most, null);
    }

    private ChangeReader reader(SearchPlace place, Instant now, int most, @Nullable Opening opening) {
        String me = server.call(UserOperations.GET_MY_USER, NOTHING).id();
        ChangeWindows windows = new ChangeWindows(server, Map.of(), place.from(), now);
        return new SearchReader(
                windows, new AssetChanges(privacy, me), new Albums(server, privacy, types), place, me, most, opening);
    }

    /** A search leaves nothing at the server. */
    @Override
    public void confirm(String position) {}

    @Override
    public String anew(String position) {
        return Places.write(Places.read(position, SearchPlace.class).due());
    }
}

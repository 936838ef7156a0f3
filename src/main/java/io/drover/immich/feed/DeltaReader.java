package io.drover.immich.feed;

import io.drover.feed.Piece.End;
import io.drover.feed.Piece.Opening;
import io.drover.immich.api.RawAnswers;
import io.drover.immich.api.RawThing;
import io.drover.immich.api.model.GetDeltaSync;
import io.drover.immich.api.model.GetFullSyncForUser;
import io.drover.immich.api.model.IsoTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Walks through all assets in the order of their ids where that is due, and then asks what has changed since the walk
 * began, or since the last time.
 */
final class DeltaReader extends PagedReader {
    static final int PAGE = 1_000;

    /** Transactions note the time of a change before others see it. */
    static final Duration OVERLAP = Duration.ofMinutes(5);

    /**
     * A walk takes assets that were changed until some moment. With any moment that comes, those that change while it
     * runs would drop out of it, and pass for gone.
     */
    private static final IsoTime END_OF_TIME = new IsoTime("9999-12-31T23:59:59.999Z");

    private final ServerCalls server;
    private final AssetChanges changes;
    private DeltaPlace place;
    private boolean walked;

    /** @param opening the generation that begins with the first piece, or null */
    DeltaReader(
            ServerCalls server,
            AssetChanges changes,
            Albums albums,
            DeltaPlace place,
            int most,
            @Nullable Opening opening) {
        super(albums, most, opening);
        this.server = server;
        this.changes = changes;
        this.place = place;
    }

    @Override
    void read() {
        DeltaPlace.Step step = place.walk();
        if (step == null) {
            delta();
        } else {
            page(step);
        }
    }

    private void page(DeltaPlace.Step step) {
        walked = true;
        List<RawThing> page = server.call(
                RawAnswers.GET_FULL_SYNC_FOR_USER,
                new GetFullSyncForUser(step.lastId(), END_OF_TIME, PAGE, step.user()));
        DeltaPlace after = page.size() < PAGE
                ? place.after(step.user())
                : place.after(step.user(), page.get(page.size() - 1).id());
        tell(changes.of(page), place, after, End.MORE);
        place = after;
    }

    private void delta() {
        Instant now = server.serverTime();
        IsoTime after = IsoTime.of(place.since().instant().minus(OVERLAP));
        RawAnswers.Delta delta = server.call(RawAnswers.GET_DELTA_SYNC, new GetDeltaSync(after, place.users()));
        if (!delta.needsFullSync()) {
            end(changes.of(delta.upserted()), place, place.told(now));
        } else if (walked) { // too much has changed meanwhile: another walk now might end no better
            end(List.of(), place, place.due());
        } else {
            open(new Opening("the server cannot tell what has changed since " + after, true));
            place = DeltaPlace.beginning(now, place.users());
        }
    }
}

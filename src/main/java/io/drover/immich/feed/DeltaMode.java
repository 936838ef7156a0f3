package io.drover.immich.feed;

import static io.drover.immich.api.model.Nothing.NOTHING;

import io.drover.feed.ChangeReader;
import io.drover.feed.Cursor;
import io.drover.feed.Piece.Opening;
import io.drover.immich.api.RawAnswers;
import io.drover.immich.api.RawAnswers.PartnerQuestion;
import io.drover.immich.api.RawThing;
import io.drover.immich.api.UserOperations;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Full and delta synchronisation, which servers before 3.0 have for API keys: assets of one's own and of partners, with
 * their exif inside, and albums where they are asked for by name. What is gone is found by a walk through all of them,
 * since these servers never tell it.
 */
final class DeltaMode implements Mode {
    static final String COMPARISON = "it is time to compare everything";

    private final ServerCalls server;
    private final Privacy privacy;
    private final FeedTypes types;
    private final Duration fullEvery;

    /** @param fullEvery how long after a walk the next one is due; zero: each run walks */
    DeltaMode(ServerCalls server, FeedTypes types, Privacy privacy, Duration fullEvery) {
        this.server = server;
        this.types = types;
        this.privacy = privacy;
        this.fullEvery = fullEvery;
    }

    @Override
    public ChangeReader open(Cursor cursor, int most) {
        List<String> users = users();
        Instant now = server.serverTime();
        DeltaPlace place = cursor.position() == null ? null : Places.read(cursor.position(), DeltaPlace.class);
        if (place == null) {
            return reader(DeltaPlace.beginning(now, users), most, null);
        }
        if (!place.users().equals(users)) {
            return walk(users, now, most, "others share their assets now");
        }
        if (place.walk() == null && place.isDue(now, fullEvery)) {
            return walk(users, now, most, COMPARISON);
        }
        return reader(place, most, null);
    }

    /** Oneself, then all who share: the server tells nothing to whom it does not name exactly these. */
    private List<String> users() {
        List<String> users = new ArrayList<>();
        users.add(server.call(UserOperations.GET_MY_USER, NOTHING).id());
        server.call(RawAnswers.GET_PARTNERS, PartnerQuestion.SHARED_WITH_ME).stream()
                .map(RawThing::id)
                .sorted()
                .forEach(users::add);
        return users;
    }

    private ChangeReader walk(List<String> users, Instant now, int most, String reason) {
        return reader(DeltaPlace.beginning(now, users), most, new Opening(reason, false));
    }

    private ChangeReader reader(DeltaPlace place, int most, @Nullable Opening opening) {
        AssetChanges changes = new AssetChanges(privacy, place.users().get(0));
        return new DeltaReader(server, changes, new Albums(server, privacy, types), place, most, opening);
    }

    /** These servers keep no note of what was told. */
    @Override
    public void confirm(String position) {}

    @Override
    public String anew(String position) {
        return Places.write(Places.read(position, DeltaPlace.class).due());
    }
}

package io.drover.immich.feed;

import io.drover.immich.api.model.IsoTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where full and delta synchronisation is. All times are the server's.
 *
 * @param walked when the last walk through all assets began
 * @param since changes are told from there on
 * @param users whose assets are told: oneself, then all partners who share with one
 * @param walk where the walk is; null when it is over
 */
record DeltaPlace(
        IsoTime walked,
        IsoTime since,
        List<String> users,
        @Nullable Step walk) {

    /**
     * A place in a walk.
     *
     * @param user whose assets are read
     * @param lastId the last one that was told; null at the beginning
     */
    record Step(String user, @Nullable String lastId) {}

    /** At the beginning of a walk. */
    static DeltaPlace beginning(Instant now, List<String> users) {
        return new DeltaPlace(IsoTime.of(now), IsoTime.of(now), users, new Step(users.get(0), null));
    }

    /** After this asset. */
    DeltaPlace after(String user, String id) {
        return new DeltaPlace(walked, since, users, new Step(user, id));
    }

    /** After all assets of this user. */
    DeltaPlace after(String user) {
        int next = users.indexOf(user) + 1;
        return new DeltaPlace(walked, since, users, next == users.size() ? null : new Step(users.get(next), null));
    }

    /** After all that had changed by then. */
    DeltaPlace told(Instant until) {
        return new DeltaPlace(walked, IsoTime.of(until), users, null);
    }

    /** The same, with a walk that cannot wait. */
    DeltaPlace due() {
        return new DeltaPlace(IsoTime.of(Instant.EPOCH), since, users, null);
    }

    boolean isDue(Instant now, Duration fullEvery) {
        return !walked.instant().plus(fullEvery).isAfter(now);
    }
}

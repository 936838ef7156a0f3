package io.drover.immich.feed;

import io.drover.immich.api.model.IsoTime;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a search for changes is. All times are the server's.
 *
 * @param walked when the last search for everything began
 * @param since when the last search began that came to its end
 * @param search the one that is under way; null when there is none
 */
record SearchPlace(IsoTime walked, IsoTime since, @Nullable Search search) {

    /**
     * A search.
     *
     * @param begun when
     * @param everything whether it is for everything
     * @param at what was changed before was told
     */
    record Search(IsoTime begun, boolean everything, IsoTime at) {}

    /** At the beginning of a search for everything. */
    static SearchPlace beginning(Instant now) {
        IsoTime never = IsoTime.of(Instant.EPOCH);
        return new SearchPlace(never, never, new Search(IsoTime.of(now), true, never));
    }

    /** At the beginning of a search for what was changed since the last one, and a while before. */
    SearchPlace again(Instant now, Duration overlap) {
        IsoTime from = IsoTime.of(since.instant().minus(overlap));
        return new SearchPlace(walked, since, new Search(IsoTime.of(now), false, from));
    }

    /** What was changed before was told. */
    Instant from() {
        return (search == null ? since : search.at()).instant();
    }

    /** After what was changed before that. */
    SearchPlace at(Search current, Instant moment) {
        return new SearchPlace(walked, since, new Search(current.begun(), current.everything(), IsoTime.of(moment)));
    }

    /** After all of it. */
    SearchPlace ended(Search current) {
        return new SearchPlace(current.everything() ? current.begun() : walked, current.begun(), null);
    }

    /** The same, with a search for everything that cannot wait. */
    SearchPlace due() {
        return new SearchPlace(IsoTime.of(Instant.EPOCH), since, null);
    }

    boolean isDue(Instant now, Duration fullEvery) {
        return !walked.instant().plus(fullEvery).isAfter(now);
    }
}

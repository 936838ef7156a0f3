package io.drover.sandbox.contentstack;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the tokens that were given lead to. Safe for many threads. */
final class Tokens {
    private final Uids uids;
    private final Map<String, Place> places = new HashMap<>();

    Tokens(Uids uids) {
        this.uids = uids;
    }

    /** What a token leads to. */
    sealed interface Place permits PagePlace, SyncPlace {
        /** Where it was given. */
        StackContent content();
    }

    /** A page of a run. @param skip how many items the pages before have told */
    record PagePlace(Run run, int skip) implements Place {
        @Override
        public StackContent content() {
            return run.end().content();
        }
    }

    /** The end of a run. @param position of the last event that it may have told */
    record SyncPlace(StackContent content, Filter filter, int position) implements Place {}

    /** Makes a token. */
    synchronized String give(Place place) {
        String token = uids.token();
        places.put(token, place);
        return token;
    }

    /** What a token leads to, or null when it was not given or is forgotten. */
    synchronized @Nullable Place find(String token) {
        return places.get(token);
    }

    /** Makes every token invalid that was given so far. */
    synchronized void forget() {
        places.clear();
    }
}

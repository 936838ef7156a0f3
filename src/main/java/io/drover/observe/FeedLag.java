package io.drover.observe;

import io.drover.feed.FeedState;
import io.drover.feed.FeedStore;
import io.drover.feed.Manifest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How far feeds are behind: the time since the beginning of the last run that read its source to the end and left nothing
 * waiting. No change that is older than that is missing at the sinks. Before there was such a run it is the time since the
 * first one that is remembered, else since this process first looked.
 */
final class FeedLag {
    private static final int REMEMBERED_RUNS = 100;

    private final Clock clock;
    private final Map<String, Instant> firstLooks = new ConcurrentHashMap<>();

    FeedLag(Clock clock) {
        this.clock = clock;
    }

    /** Whether the feed was up to date at a time that is remembered. */
    boolean isKnown(String feed, FeedStore store) {
        return upToDate(runs(feed, store)).isPresent();
    }

    Duration of(String feed, FeedStore store) {
        Instant now = clock.instant();
        Instant first = firstLooks.computeIfAbsent(feed, name -> now);
        List<Manifest> runs = runs(feed, store);
        Instant since = upToDate(runs)
                .orElse(runs.isEmpty() ? first : runs.get(runs.size() - 1).started());
        return now.isBefore(since) ? Duration.ZERO : Duration.between(since, now);
    }

    private static List<Manifest> runs(String feed, FeedStore store) {
        return store.find(feed)
                .map(FeedState::id)
                .map(id -> store.runs(id, REMEMBERED_RUNS))
                .orElse(List.of());
    }

    private static Optional<Instant> upToDate(List<Manifest> runs) {
        return runs.stream().filter(FeedLag::leftNothing).map(Manifest::started).findFirst();
    }

    private static boolean leftNothing(Manifest run) {
        return run.complete()
                && run.error() == null
                && run.types().values().stream().allMatch(counts -> counts.waiting() == 0);
    }
}

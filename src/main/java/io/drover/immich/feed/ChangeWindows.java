package io.drover.immich.feed;

import io.drover.http.WireJson;
import io.drover.immich.api.RawAnswers;
import io.drover.immich.api.RawThing;
import io.drover.immich.api.model.SearchAssets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads all assets in the order of their last change, though the server sorts by another time and counts pages by
 * offsets, which shift while the library changes: window by window of the time of change, each so narrow that one page
 * holds it. A page is one look at the database; an asset that changes moves into a window that is still to come. So none
 * is missed that is there all the while.
 */
final class ChangeWindows {
    /** The most that the server gives at once. */
    private static final int PAGE = 1_000;

    /** How many are aimed at, so that most windows fit in a page. */
    private static final double AIM = 600;

    private static final double MOST_GROWTH = 64;
    private static final int CUT = 8;
    private static final Duration NARROWEST = Duration.ofMillis(1);

    /** Of so many that a page shows, one lies in the next try: what a page shows is a part of what there is. */
    private static final int SOME = 10;

    private static final int GUESSES = 3;

    /** Later than every change that comes while this reads. */
    private static final Duration AHEAD = Duration.ofDays(100);

    private final ServerCalls server;
    private final Map<String, Object> conditions;
    private final Instant end;
    private Instant from;
    private Duration width;

    /**
     * @param conditions which assets, in words of a search; none: all
     * @param now the server's time
     */
    ChangeWindows(ServerCalls server, Map<String, Object> conditions, Instant from, Instant now) {
        this.server = server;
        this.conditions = conditions;
        this.end = now.plus(AHEAD);
        this.from = from;
        this.width = Duration.between(from, end);
    }

    /** Everything that was changed before was read. */
    Instant from() {
        return from;
    }

    boolean isOver() {
        return !from.isBefore(end);
    }

    /** The assets of the next window. Those on its limits may come again. */
    List<RawThing> next() {
        for (int tries = 0; ; tries++) {
            Instant to = end.isBefore(from.plus(width)) ? end : from.plus(width);
            RawAnswers.Page page = ask(from, to, 1);
            if (page.nextPage() == null) {
                return moved(to, page.items());
            }
            if (width.equals(NARROWEST)) {
                return moved(to, new CrowdedWindow(number -> ask(from, to, number)).assets());
            }
            Duration tooWide = Duration.between(from, to);
            width = atLeastNarrowest(tries < GUESSES ? toSome(page.items(), tooWide) : tooWide.dividedBy(CUT));
        }
    }

    /** Where changes lie in a window that holds more than was shown: none may in most of it. */
    private Duration toSome(List<RawThing> shown, Duration tooWide) {
        return shown.stream()
                .map(asset -> Duration.between(from, AssetChanges.updatedAt(asset)))
                .sorted()
                .skip(shown.size() / SOME)
                .findFirst()
                .filter(distance -> distance.compareTo(tooWide) < 0)
                .orElse(tooWide.dividedBy(CUT));
    }

    private List<RawThing> moved(Instant to, List<RawThing> assets) {
        double growth = Math.min(MOST_GROWTH, Math.max(1.0 / CUT, AIM / Math.max(1, assets.size())));
        width = atLeastNarrowest(Duration.ofMillis((long)
                Math.min(width.toMillis() * growth, Duration.between(from, end).toMillis())));
        from = to;
        return assets;
    }

    /** In whole milliseconds, as the server takes times. */
    private static Duration atLeastNarrowest(Duration wanted) {
        return wanted.compareTo(NARROWEST) <= 0 ? NARROWEST : Duration.ofMillis(wanted.toMillis());
    }

    private RawAnswers.Page ask(Instant after, Instant before, int number) {
        Map<String, Object> question = new HashMap<>(conditions);
        question.put("updatedAfter", after.toString());
        question.put("updatedBefore", before.toString());
        question.put("withDeleted", true);
        question.put("withExif", true);
        question.put("order", "asc");
        question.put("size", PAGE);
        question.put("page", number);
        return server.call(RawAnswers.SEARCH_ASSETS, WireJson.record(question, SearchAssets.class))
                .assets();
    }
}

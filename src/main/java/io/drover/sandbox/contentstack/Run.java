package io.drover.sandbox.contentstack;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** What one sync tells, in pages. A page that is asked for again is the same. Safe for many threads. */
final class Run {
    /** Stands for the sync_token among the places of pages. */
    private static final int END = -1;

    private final Supplier<List<Event>> events;
    private final int limit;
    private final int total;
    private final Tokens.SyncPlace end;
    private final Tokens tokens;
    private final Map<Integer, String> tokensBySkip = new HashMap<>();

    /**
     * A run.
     *
     * @param events newest first; where they shift they differ from page to page
     * @param limit the most items of a page
     * @param end where its sync_token leads to
     */
    Run(Supplier<List<Event>> events, int limit, Tokens.SyncPlace end, Tokens tokens) {
        this.events = events;
        this.limit = limit;
        this.total = events.get().size();
        this.end = end;
        this.tokens = tokens;
    }

    Tokens.SyncPlace end() {
        return end;
    }

    boolean isEmpty() {
        return total == 0;
    }

    /** A page. @param skip how many items the pages before have told */
    synchronized Page page(int skip) {
        List<Event> all = events.get();
        int from = Math.min(skip, all.size());
        int to = Math.min(from + limit, all.size());
        List<Event> items = all.subList(from, to);
        if (to < all.size()) {
            String next = tokensBySkip.computeIfAbsent(skip + limit, this::givePage);
            return new Page(items, skip, limit, total, next, null);
        }
        String next = tokensBySkip.computeIfAbsent(END, unused -> giveEnd());
        return new Page(items, skip, limit, total, null, next);
    }

    /** A token more that leads to its end. */
    String giveEnd() {
        return tokens.give(end);
    }

    /** A token more that leads to a page. */
    String givePage(int skip) {
        return tokens.give(new Tokens.PagePlace(this, skip));
    }
}

package io.drover.observe;

import io.drover.feed.FeedState;
import io.drover.feed.FeedStore;
import io.drover.feed.camel.FeedEndpoint;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;

/** Whether the feeds move: none waits for its sink, its source or the store, and the last run of none has failed. */
final class FeedCheck implements Check {
    private final ContextWatch contexts;
    private final Troubles troubles;
    private final FeedLag lag;

    FeedCheck(ContextWatch contexts, Troubles troubles, FeedLag lag) {
        this.contexts = contexts;
        this.troubles = troubles;
        this.lag = lag;
    }

    @Override
    public List<Finding> look() {
        CamelContext context = contexts.current();
        FeedStore store = context == null ? null : context.getRegistry().findSingleByType(FeedStore.class);
        List<Finding> findings = new ArrayList<>();
        if (context != null && store != null) {
            for (FeedEndpoint endpoint : new InUse(context).sources(FeedEndpoint.class)) {
                findings.add(look(String.valueOf(endpoint.getFeed()), store));
            }
        }
        return findings;
    }

    private Finding look(String feed, FeedStore store) {
        Map<String, Object> figures = new LinkedHashMap<>();
        store.find(feed).ifPresent(state -> figures.putAll(figures(state, store)));
        figures.put("lagSeconds", lag.of(feed, store).toSeconds());
        String trouble = troubles.ofFeed(feed);
        Finding finding = trouble == null ? Finding.up("feed " + feed) : Finding.down("feed " + feed, trouble);
        return finding.with(figures);
    }

    private static Map<String, Object> figures(FeedState state, FeedStore store) {
        return Map.of(
                "waitingChanges", state.sequence() - state.delivered(),
                "waitingBatches", store.waiting(state.id()),
                "dead", store.countDead(state.id()));
    }
}

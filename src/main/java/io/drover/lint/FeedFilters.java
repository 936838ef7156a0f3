package io.drover.lint;

import io.drover.feed.FeedRequest;
import io.drover.feed.FeedRequests;
import io.drover.feed.FeedState;
import io.drover.feed.FeedStore;
import io.drover.feed.Identity;
import io.drover.feed.camel.FeedEndpoint;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.camel.Route;

/**
 * Feeds that are set to tell something else than what their position in the store is of: they would stop at their next run.
 * Where there is no store nothing is known of them.
 */
final class FeedFilters implements Rule {

    @Override
    public void check(Examined examined, Consumer<Problem> problems) {
        FeedStore store = examined.bean(FeedStore.class);
        if (store == null) {
            return;
        }
        Places places = new Places(examined);
        for (Route route : examined.context().getRoutes()) {
            FeedEndpoint feed = FedBy.feed(route);
            String name = feed == null ? null : feed.getFeed();
            if (feed != null && name != null && !isAsked(examined, name)) {
                store.find(name)
                        .flatMap(state -> refusal(state, feed))
                        .ifPresent(sentence -> problems.accept(places.problemOf(route.getRouteId(), "feed", sentence)));
            }
        }
    }

    /** Whether the next run is to begin anew, whatever was before. */
    private static boolean isAsked(Examined examined, String feed) {
        FeedRequests requests = examined.bean(FeedRequests.class);
        return requests != null
                && requests.of(feed).stream()
                        .map(FeedRequests.Pending::request)
                        .anyMatch(asked -> asked instanceof FeedRequest.Resync || asked instanceof FeedRequest.Reset);
    }

    private static Optional<String> refusal(FeedState state, FeedEndpoint feed) {
        String source = feed.source();
        Optional<String> other = source == null
                ? Optional.empty()
                : advised(Identity.otherSource(state, source), "reset", "forgets what was told", state);
        return other.or(() -> advised(
                Identity.otherFilter(state, feed.filter()), "resync", "compares everything and tells it again", state));
    }

    /** What is true whether Drover runs or not: a feed that runs would do the request as it is set now. */
    private static Optional<String> advised(
            Optional<String> difference, String request, String effect, FeedState state) {
        return difference.map(
                words -> words + ": give this one another feed name; or stop Drover, ask for `drover feed " + request
                        + " " + state.name() + "`, which " + effect + ", and start it");
    }
}

package io.drover.observe;

import io.drover.contentstack.ContentstackComponent;
import io.drover.contentstack.ContentstackEndpoint;
import io.drover.contentstack.api.RefusedException;
import io.drover.contentstack.api.SyncRequest;
import io.drover.feed.FeedStore;
import io.drover.http.ApiException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import org.apache.camel.CamelContext;

/**
 * Whether each stack that the routes use can be reached and lets Drover read. A feed that has just read to the end says it
 * without a call; else the stack is asked now and then for the first page of what is told least.
 */
final class ContentstackCheck implements Check {
    private static final Duration RECENT = Duration.ofMinutes(5);

    private final ContextWatch contexts;
    private final Troubles troubles;
    private final FeedLag lag;
    private final BiFunction<String, Check, Check> nowAndThen;
    private final Map<ContentstackComponent, Check> probes = new ConcurrentHashMap<>();

    /** @param nowAndThen lets a check of this name be made only so often */
    ContentstackCheck(
            ContextWatch contexts, Troubles troubles, FeedLag lag, BiFunction<String, Check, Check> nowAndThen) {
        this.contexts = contexts;
        this.troubles = troubles;
        this.lag = lag;
        this.nowAndThen = nowAndThen;
    }

    @Override
    public List<Finding> look() {
        CamelContext context = contexts.current();
        if (context == null) {
            return List.of();
        }
        InUse inUse = new InUse(context);
        List<ContentstackComponent> stacks = inUse.components(ContentstackComponent.class);
        probes.keySet().retainAll(stacks);
        return stacks.stream()
                .flatMap(stack -> look(stack, inUse, context).stream())
                .toList();
    }

    private List<Finding> look(ContentstackComponent stack, InUse inUse, CamelContext context) {
        String name = "contentstack " + stack.settings().host().address();
        FeedStore feeds = context.getRegistry().findSingleByType(FeedStore.class);
        boolean read = feeds != null
                && inUse.sources(ContentstackEndpoint.class).stream()
                        .filter(endpoint -> endpoint.getComponent() == stack)
                        .map(endpoint -> String.valueOf(endpoint.getFeed()))
                        .anyMatch(feed -> hasRead(feed, feeds));
        return read
                ? List.of(Finding.up(name))
                : probes.computeIfAbsent(stack, added -> nowAndThen.apply(name, () -> List.of(probe(name, added))))
                        .look();
    }

    private boolean hasRead(String feed, FeedStore feeds) {
        return troubles.ofFeed(feed) == null
                && lag.isKnown(feed, feeds)
                && lag.of(feed, feeds).compareTo(RECENT) < 0;
    }

    private static Finding probe(String name, ContentstackComponent stack) {
        try {
            stack.client().sync(SyncRequest.LITTLE);
            return Finding.up(name);
        } catch (RefusedException e) {
            return Finding.down(
                    name,
                    e.getMessage() + "; look at the API key, the delivery token, the environment and the branch"
                            + " (CONTENTSTACK_...), and try drover check --online");
        } catch (ApiException e) {
            return Finding.down(name, String.valueOf(e.getMessage()));
        }
    }
}

package io.drover.feed.camel;

import io.drover.feed.FeedException;
import io.drover.feed.FeedRequests;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.CamelContext;
import org.apache.camel.ExtendedCamelContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The feeds that one Camel context runs: each name has one reader, whatever its scheme. */
final class FeedNames {
    private static final Logger LOG = LoggerFactory.getLogger(FeedNames.class);

    private final Set<String> strangers = new HashSet<>();
    private final Map<String, FeedConsumer> readers = new ConcurrentHashMap<>();

    private FeedNames() {}

    /** Those of this context. */
    static FeedNames of(CamelContext context) {
        ExtendedCamelContext extension = context.getCamelContextExtension();
        synchronized (extension) {
            FeedNames names = extension.getContextPlugin(FeedNames.class);
            if (names == null) {
                names = new FeedNames();
                extension.addContextPlugin(FeedNames.class, names);
            }
            return names;
        }
    }

    /** @throws FeedException when another route reads the feed of this name */
    void take(String name, FeedConsumer reader) {
        FeedConsumer other = readers.putIfAbsent(name, reader);
        if (other != null && other != reader) {
            throw new FeedException("feed: '" + name + "' is read by the route " + other.getRouteId()
                    + " already: give the feed of the route " + reader.getRouteId() + " another name");
        }
    }

    /** Says of each feed that something is asked of and that no route reads here, once. */
    synchronized void tellStrangers(FeedRequests requests) {
        Set<String> found = requests.others(readers.keySet());
        strangers.retainAll(found);
        for (String name : found) {
            if (strangers.add(name)) {
                LOG.warn(
                        "feed {}: something is asked of it, but no route here reads a feed of this name ({}): it waits",
                        name,
                        String.join(", ", new TreeSet<>(readers.keySet())));
            }
        }
    }

    /** Who reads the feed of this name now, or null. */
    @Nullable
    FeedConsumer reader(String name) {
        return readers.get(name);
    }

    void release(String name, FeedConsumer reader) {
        readers.remove(name, reader);
    }
}

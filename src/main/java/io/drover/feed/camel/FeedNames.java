package io.drover.feed.camel;

import io.drover.feed.FeedException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.CamelContext;
import org.apache.camel.ExtendedCamelContext;
import org.apache.camel.spi.RouteIdAware;

/** The feeds that one Camel context runs: each name has one reader, whatever its scheme. */
final class FeedNames {
    private final Map<String, RouteIdAware> readers = new ConcurrentHashMap<>();

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
    void take(String name, RouteIdAware reader) {
        RouteIdAware other = readers.putIfAbsent(name, reader);
        if (other != null && other != reader) {
            throw new FeedException("feed: '" + name + "' is read by the route " + other.getRouteId()
                    + " already: give the feed of the route " + reader.getRouteId() + " another name");
        }
    }

    void release(String name, RouteIdAware reader) {
        readers.remove(name, reader);
    }
}

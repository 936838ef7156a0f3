package io.drover.runtime;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import org.apache.camel.Endpoint;
import org.apache.camel.component.direct.DirectComponent;
import org.jspecify.annotations.Nullable;

/**
 * Camel's {@code direct:}, whose routes may be exchanged while messages come. Camel's own would let each message wait on
 * its thread, and that thread may be one which the messages inside need to get out.
 */
final class HeldDirectComponent extends DirectComponent {
    /** Those who have waited go on together with those who come now, not before all of them. */
    private static final int THREADS = 8;

    private final Map<String, Entrance> entrances = new ConcurrentHashMap<>();
    private @Nullable ExecutorService continuing;

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        HeldDirectEndpoint endpoint = new HeldDirectEndpoint(uri, this, entrance(remaining));
        endpoint.setBlock(isBlock());
        endpoint.setTimeout(getTimeout());
        setProperties(endpoint, parameters);
        return endpoint;
    }

    private Entrance entrance(String name) {
        return entrances.computeIfAbsent(name, key -> new Entrance());
    }

    /** Lets nobody in at any name. */
    void holdAll() {
        entrances.values().forEach(Entrance::hold);
    }

    /** Lets everybody in at all names; those who have waited go on on threads of their own. */
    void openAll() {
        for (Entrance entrance : entrances.values()) {
            entrance.open().forEach(this::goOn);
        }
    }

    private synchronized void goOn(Runnable waiting) {
        ExecutorService executor = continuing;
        if (executor == null) {
            executor =
                    getCamelContext().getExecutorServiceManager().newFixedThreadPool(this, "direct-continues", THREADS);
            continuing = executor;
        }
        executor.execute(waiting);
    }
}

package io.drover.ingest.camel;

import org.apache.camel.spi.CamelEvent;
import org.apache.camel.support.SimpleEventNotifierSupport;

/**
 * Tells a component that the context begins to stop, before it waits for messages under way: jobs that have not begun
 * can then be put back, and the stop does not wait for them.
 */
public final class StoppingNotifier extends SimpleEventNotifierSupport {
    private final Runnable whenStopping;

    public StoppingNotifier(Runnable whenStopping) {
        this.whenStopping = whenStopping;
        setIgnoreCamelContextEvents(false);
        setIgnoreCamelContextInitEvents(true);
        setIgnoreExchangeEvents(true);
        setIgnoreRouteEvents(true);
        setIgnoreServiceEvents(true);
        setIgnoreStepEvents(true);
    }

    @Override
    public boolean isEnabled(CamelEvent event) {
        return event instanceof CamelEvent.CamelContextStoppingEvent;
    }

    @Override
    public void notify(CamelEvent event) {
        whenStopping.run();
    }
}

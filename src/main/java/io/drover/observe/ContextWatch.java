package io.drover.observe;

import org.apache.camel.CamelContext;
import org.apache.camel.support.LifecycleStrategySupport;
import org.jspecify.annotations.Nullable;

/**
 * Knows which Camel context runs now. As a bean of the registry it hears of every context that is made with it, and so of
 * those that take another one's place.
 */
final class ContextWatch extends LifecycleStrategySupport {
    private volatile @Nullable CamelContext current;
    private volatile boolean begunOnce;

    @Override
    public void onContextStarted(CamelContext context) {
        if (Boolean.TRUE.equals(context.isAutoStartup())) { // else it is only looked at
            current = context;
            begunOnce = true;
        }
    }

    @Override
    public void onContextStopping(CamelContext context) {
        if (current == context) {
            current = null;
        }
    }

    /** The one that has started with all its routes and does not stop yet, or null. */
    @Nullable
    CamelContext current() {
        CamelContext context = current;
        return context == null || !context.isStarted() ? null : context;
    }

    /** Whether there was one, so that what starts now starts again. */
    boolean hasBegun() {
        return begunOnce;
    }
}

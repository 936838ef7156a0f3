package io.drover.runtime;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.apache.camel.CamelContext;
import org.apache.camel.Consumer;
import org.apache.camel.Route;
import org.apache.camel.ShutdownRunningTask;
import org.apache.camel.Suspendable;
import org.apache.camel.spi.ShutdownAware;
import org.apache.camel.support.service.ServiceHelper;

/**
 * Lets routes run empty: nothing begins in them any more, and what has begun ends. Camel would do it holding a lock that
 * messages may need, and could not be told to give up.
 */
final class Drain {
    private static final Duration PAUSE = Duration.ofMillis(5);

    /** A server that is busy for a moment is waited for. */
    private static final Duration STANDING_STILL = Duration.ofSeconds(2);

    private final CamelContext context;
    private final BooleanSupplier givesUp;
    private final BooleanSupplier standsStill;
    private final long begin = System.nanoTime();
    private final Duration limit;

    /**
     * @param givesUp whether what is still in a route is waited for no longer
     * @param standsStill whether messages cannot go on now, such as while their server is away
     * @param limit how long all routes may take together
     */
    Drain(CamelContext context, BooleanSupplier givesUp, BooleanSupplier standsStill, Duration limit) {
        this.context = context;
        this.givesUp = givesUp;
        this.standsStill = standsStill;
        this.limit = limit;
    }

    /** Lets one route run empty. False when it did not; nothing begins in it all the same. */
    boolean empty(Route route) {
        quiet(route.getConsumer());
        while (!isEmpty(route)) {
            if (givesUp.getAsBoolean() || hasTaken(limit) || hasTaken(STANDING_STILL) && standsStill.getAsBoolean()) {
                return false;
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        return true;
    }

    private boolean hasTaken(Duration time) {
        return System.nanoTime() - begin >= time.toNanos();
    }

    private static void quiet(Consumer consumer) {
        if (consumer.getEndpoint() instanceof HeldDirectEndpoint direct) {
            direct.entrance().hold();
        } else if (consumer instanceof ShutdownAware aware
                && aware.deferShutdown(ShutdownRunningTask.CompleteCurrentTaskOnly)) {
            return; // what it holds is in memory alone: it goes on until that is gone
        } else if (consumer instanceof Suspendable) {
            ServiceHelper.suspendService(consumer);
        } else {
            ServiceHelper.stopService(consumer);
        }
    }

    private boolean isEmpty(Route route) {
        Consumer consumer = route.getConsumer();
        if (consumer.getEndpoint() instanceof HeldDirectEndpoint direct
                && !direct.entrance().isEmpty()) {
            return false;
        }
        int pending = consumer instanceof ShutdownAware aware ? aware.getPendingExchangesSize() : 0;
        return pending == 0 && context.getInflightRepository().size(route.getId()) == 0;
    }
}

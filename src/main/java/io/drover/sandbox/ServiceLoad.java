package io.drover.sandbox;

import java.util.concurrent.atomic.AtomicInteger;

/** How many requests are served at once, and what that costs each of them. */
final class ServiceLoad {
    private final AtomicInteger running = new AtomicInteger();

    void enter() {
        running.incrementAndGet();
    }

    void leave() {
        running.decrementAndGet();
    }

    /** The time that one request takes now, in nanoseconds. */
    long nanos(Fault.Service model) {
        double crowding = Math.max(1, (double) running.get() / model.knee());
        return Math.round(model.millis() * 1_000_000 * Math.pow(crowding, 1.5));
    }
}

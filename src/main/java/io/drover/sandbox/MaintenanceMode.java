package io.drover.sandbox;

import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Whether the server is in maintenance mode. */
final class MaintenanceMode {
    private final ScheduledExecutorService scheduler;
    private volatile boolean on;

    MaintenanceMode(ScheduledExecutorService scheduler) {
        this.scheduler = scheduler;
    }

    boolean isOn() {
        return on;
    }

    void set(boolean newOn) {
        on = newOn;
    }

    /** @param millis for how long, or 0 until it is told otherwise */
    void enter(long millis) {
        on = true;
        if (millis > 0) {
            scheduler.schedule(() -> set(false), millis, TimeUnit.MILLISECONDS);
        }
    }
}

package io.drover.cli;

import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Shows progress now and then until it is closed. A run that ends before the first time shows none. */
final class ProgressReporter implements AutoCloseable {
    private final Display display;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "progress");
        thread.setDaemon(true);
        return thread;
    });

    /** @param lines what to show, computed each time */
    ProgressReporter(Display display, Supplier<List<String>> lines) {
        this.display = display;
        long millis = display.interval().toMillis();
        timer.scheduleWithFixedDelay(() -> display.show(lines.get()), millis, millis, TimeUnit.MILLISECONDS);
    }

    /** Ends the display; nothing is drawn afterwards. */
    @Override
    public void close() {
        timer.shutdownNow();
        try {
            if (timer.awaitTermination(2, TimeUnit.SECONDS)) {
                display.clear();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

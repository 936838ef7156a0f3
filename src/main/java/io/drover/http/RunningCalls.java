package io.drover.http;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** All calls under way, and the one thread that ends those that are stuck. */
final class RunningCalls implements AutoCloseable {
    private final Set<Call> calls = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService watchdog = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "drover-http-watchdog");
        thread.setDaemon(true);
        return thread;
    });

    private final List<ScheduledFuture<?>> tasks;

    /** @param housekeeping for the same thread, as often; what it throws ends it, and never the watch */
    RunningCalls(Duration interval, Runnable housekeeping) {
        tasks = List.of(repeat(this::look, interval), repeat(housekeeping, interval));
    }

    private ScheduledFuture<?> repeat(Runnable task, Duration interval) {
        return watchdog.scheduleWithFixedDelay(task, interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    void add(Call call) {
        calls.add(call);
    }

    void remove(Call call) {
        calls.remove(call);
    }

    private void look() {
        long now = System.nanoTime();
        calls.forEach(call -> call.check(now));
    }

    /** Ends every call that is under way. */
    void breakOffAll(String why) {
        calls.forEach(call -> call.breakOff(why));
    }

    @Override
    public void close() {
        tasks.forEach(task -> task.cancel(false));
        watchdog.shutdownNow();
    }
}

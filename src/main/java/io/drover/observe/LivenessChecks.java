package io.drover.observe;

import io.drover.store.Store;
import io.drover.store.StoreException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;

/** Whether the process moves: what only a new start helps against. */
final class LivenessChecks {
    private final ContextWatch contexts;
    private final Map<String, BooleanSupplier> threads = new ConcurrentHashMap<>();

    LivenessChecks(ContextWatch contexts) {
        this.contexts = contexts;
    }

    /** A thread that must live for as long as the process does. */
    void mustLive(String name, BooleanSupplier alive) {
        threads.put(name, alive);
    }

    /** No threads wait for each other for ever. */
    List<Finding> deadlocks() {
        ThreadMXBean bean = ManagementFactory.getThreadMXBean();
        long[] locked = bean.findDeadlockedThreads();
        if (locked == null) {
            return List.of(Finding.up("threads"));
        }
        String names = Arrays.stream(bean.getThreadInfo(locked))
                .map(ThreadInfo::getThreadName)
                .collect(Collectors.joining(", "));
        return List.of(Finding.down(
                "threads", "threads wait for each other for ever: " + names + "; start Drover anew, and report it"));
    }

    /** Each of the threads that must live does. */
    List<Finding> named() {
        return threads.entrySet().stream()
                .map(thread -> thread.getValue().getAsBoolean()
                        ? Finding.up(thread.getKey())
                        : Finding.down(
                                thread.getKey(),
                                "the thread of " + thread.getKey() + " has ended; start Drover anew, and report it"))
                .toList();
    }

    /** A database on another machine may hang however well this process is: to start it anew would not help. */
    private static boolean isElsewhere(Store store) {
        return store.location().startsWith("jdbc:");
    }

    /** A transaction comes back, whatever of it: that the disk is full is another matter. */
    List<Finding> transactions() {
        CamelContext context = contexts.current();
        Store store = context == null ? null : context.getRegistry().findSingleByType(Store.class);
        if (store == null || isElsewhere(store)) {
            return List.of();
        }
        try {
            store.write(session -> "");
            return List.of(Finding.up("transactions"));
        } catch (StoreException e) {
            return List.of(Finding.up("transactions", String.valueOf(e.getMessage())));
        }
    }
}

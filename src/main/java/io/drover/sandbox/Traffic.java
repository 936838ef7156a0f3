package io.drover.sandbox;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** What came in: requests, bytes, how many at once, and with which headers. */
final class Traffic {
    /** Distinct values that are remembered of one header; enough to find a secret, and bounded. */
    private static final int VALUES_PER_HEADER = 10_000;

    private final Map<String, Counter> counters = new ConcurrentHashMap<>();
    private final Map<String, Set<String>> headers = new ConcurrentSkipListMap<>(String.CASE_INSENSITIVE_ORDER);
    private final LongAdder bytes = new LongAdder();

    private static final class Counter {
        private int requests;
        private int running;
        private int most;
    }

    /** Counts a request that begins, under the operation and under all. */
    void begin(@Nullable Operation operation) {
        begin(name(operation));
        begin("");
    }

    private synchronized void begin(String name) {
        Counter counter = counter(name);
        counter.requests++;
        counter.running++;
        counter.most = Math.max(counter.most, counter.running);
        notifyAll();
    }

    void end(@Nullable Operation operation) {
        end(name(operation));
        end("");
    }

    private synchronized void end(String name) {
        counter(name).running--;
        notifyAll();
    }

    synchronized int requests(String name) {
        return counter(name).requests;
    }

    synchronized int running(String name) {
        return counter(name).running;
    }

    synchronized int most(String name) {
        return counter(name).most;
    }

    /** Waits until so many requests have begun; tells whether they did in time. */
    synchronized boolean await(String name, int requests, long timeoutNanos) throws InterruptedException {
        long end = System.nanoTime() + timeoutNanos;
        while (counter(name).requests < requests) {
            long millis = (end - System.nanoTime()) / 1_000_000;
            if (millis <= 0) {
                return false;
            }
            wait(millis);
        }
        return true;
    }

    void received(long count) {
        bytes.add(count);
    }

    long bytes() {
        return bytes.sum();
    }

    void header(String name, String value) {
        Set<String> values = headers.computeIfAbsent(name, unused -> ConcurrentHashMap.newKeySet());
        if (values.size() < VALUES_PER_HEADER) {
            values.add(value);
        }
    }

    Map<String, Set<String>> headers() {
        Map<String, Set<String>> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.forEach((name, values) -> copy.put(name, Set.copyOf(values)));
        return Collections.unmodifiableMap(copy);
    }

    private Counter counter(String name) {
        return counters.computeIfAbsent(name, unused -> new Counter());
    }

    private static String name(@Nullable Operation operation) {
        return operation == null ? "unknown" : operation.id();
    }
}

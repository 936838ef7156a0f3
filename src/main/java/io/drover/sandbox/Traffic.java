package io.drover.sandbox;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;

/** What came in: requests, bytes, how many at once, and with which headers. */
public final class Traffic {
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

    /** Counts a request that begins, under its operation and under all. */
    public synchronized void begin(String operation) {
        count(operation);
        count("");
        notifyAll();
    }

    private void count(String name) {
        Counter counter = counter(name);
        counter.requests++;
        counter.running++;
        counter.most = Math.max(counter.most, counter.running);
    }

    /** Counts that a request is over. */
    public synchronized void end(String operation) {
        counter(operation).running--;
        counter("").running--;
        notifyAll();
    }

    /** How many requests have begun. @param name the operation, or nothing for all of them */
    public synchronized int requests(String name) {
        return counter(name).requests;
    }

    /** How many requests run now. */
    public synchronized int running(String name) {
        return counter(name).running;
    }

    /** The most requests that ran at once. */
    public synchronized int most(String name) {
        return counter(name).most;
    }

    /** Waits until so many requests have begun; tells whether they did in time. */
    public synchronized boolean await(String name, int requests, long timeoutNanos) throws InterruptedException {
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

    /** Notes a header that came in. */
    public void header(String name, String value) {
        Set<String> values = headers.computeIfAbsent(name, unused -> ConcurrentHashMap.newKeySet());
        if (values.size() < VALUES_PER_HEADER) {
            values.add(value);
        }
    }

    /** Every header that came in, with its distinct values, at most 10,000 of each. */
    public Map<String, Set<String>> headers() {
        Map<String, Set<String>> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.forEach((name, values) -> copy.put(name, Set.copyOf(values)));
        return Collections.unmodifiableMap(copy);
    }

    private Counter counter(String name) {
        return counters.computeIfAbsent(name, unused -> new Counter());
    }
}

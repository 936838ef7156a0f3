package io.drover.feed;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait after a failure: twice as long each time, up to the longest, and up to a fifth less by chance, so that
 * feeds do not move in step.
 *
 * @param random safe for many threads
 */
record Backoff(Duration first, Duration longest, RandomGenerator random) {
    private static final int MOST_DOUBLINGS = 20;
    private static final double CHANCE = 0.2;

    static Backoff standard(RandomGenerator random) {
        return new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(1), random);
    }

    /** @param failures in a row until now, from 1 */
    long nanos(int failures) {
        long doubled = first.toNanos() << Math.min(failures - 1, MOST_DOUBLINGS);
        long full = Math.min(doubled, longest.toNanos());
        return full - (long) (full * CHANCE * random.nextDouble());
    }
}
